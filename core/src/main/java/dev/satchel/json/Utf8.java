package dev.satchel.json;

import java.nio.charset.StandardCharsets;

/** Text to UTF-8, with U+FFFD in place of what has no UTF-8 form. */
final class Utf8 {
    private Utf8() {}

    static byte[] encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return encode(text.substring(0, i) + '\uFFFD' + text.substring(i + 1));
                }
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
