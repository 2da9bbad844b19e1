package dev.satchel.json;

import java.nio.charset.StandardCharsets;

/** Text to UTF-8, with U+FFFD in place of what has no UTF-8 form, and a look at sequences of UTF-8. */
final class Utf8 {
    private Utf8() {}

    static byte[] encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return replaceLone(text).getBytes(StandardCharsets.UTF_8);
                }
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String replaceLone(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> result.appendCodePoint(
                        c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c));
        return result.toString();
    }

    /** Length of the valid sequence of several bytes that begins at the offset; 0 if there is none. */
    static int sequence(byte[] utf8, int at, int end) {
        int first = utf8[at] & 0xFF;
        int length = first >= 0xC2 && first < 0xE0
                ? 2
                : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > end) {
            return 0;
        }
        for (int i = at + 1; i < at + length; i++) {
            if ((utf8[i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = utf8[at + 1] & 0xFF;
        boolean bad =
                switch (first) {
                    case 0xE0 -> second < 0xA0; // could be shorter
                    case 0xED -> second >= 0xA0; // surrogates
                    case 0xF0 -> second < 0x90;
                    case 0xF4 -> second >= 0x90; // beyond Unicode
                    default -> false;
                };
        return bad ? 0 : length;
    }

    /** The character of a valid sequence. */
    static int codePoint(byte[] utf8, int at, int length) {
        int code = utf8[at] & (0xFF >> (length + 1));
        for (int i = at + 1; i < at + length; i++) {
            code = code << 6 | utf8[i] & 0x3F;
        }
        return code;
    }
}
