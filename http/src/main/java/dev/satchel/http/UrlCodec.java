package dev.satchel.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Percent-encoding of paths and queries. */
final class UrlCodec {
    private static final int MAX_PAIRS = 10_000;

    private UrlCodec() {}

    /** Whether every {@code %} stands before two hexadecimal digits. */
    static boolean isValid(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (i + 2 >= text.length()
                    || Character.digit(text.charAt(i + 1), 16) < 0
                    || Character.digit(text.charAt(i + 2), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Decodes a path or one segment; text that is not valid stays as it is. */
    static String decodePath(String text) {
        return text.indexOf('%') < 0 || !isValid(text) ? text : decode(text, false);
    }

    /** Decodes a name or value of a query or form; empty if an escape is broken. */
    static Optional<String> decodeQuery(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return Optional.of(text);
        }
        return isValid(text) ? Optional.of(decode(text, true)) : Optional.empty();
    }

    private static String decode(String text, boolean plusIsSpace) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '%') {
                b = (byte) (Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16));
                i += 2;
            } else if (b == '+' && plusIsSpace) {
                b = ' ';
            }
            bytes[length++] = b;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Escapes what may not stand in the path of a URL. */
    static String encodePath(String path) {
        StringBuilder text = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= '0' && b <= '9')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= 'a' && b <= 'z')
                    || "/-_.~!$&'()*+,;=:@".indexOf(b) >= 0;
            if (plain) {
                text.append((char) b);
            } else {
                text.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)));
                text.append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
            }
        }
        return text.toString();
    }

    /** First value of each name; pairs that cannot be decoded or hold a semicolon are dropped. */
    static Map<String, String> firstValues(String rawQuery) {
        if (rawQuery.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        forEachPair(rawQuery, values::putIfAbsent);
        return values;
    }

    /**
     * Gives every pair of a query or form to the consumer; false if any was broken (those are left out), or if there are
     * more than {@value #MAX_PAIRS}, as many as PocketBase takes.
     */
    static boolean forEachPair(String text, BiConsumer<String, String> pairs) {
        boolean clean = true;
        int count = 0;
        int from = 0;
        while (from < text.length()) {
            clean &= ++count <= MAX_PAIRS;
            int end = text.indexOf('&', from);
            if (end < 0) {
                end = text.length();
            }
            if (end > from) {
                clean &= pair(text, from, end, pairs);
            }
            from = end + 1;
        }
        return clean;
    }

    private static boolean pair(String text, int from, int end, BiConsumer<String, String> pairs) {
        int equals = text.indexOf('=', from, end);
        int nameEnd = equals < 0 ? end : equals;
        if (text.indexOf(';', from, end) >= 0) {
            return false;
        }
        Optional<String> name = decodeQuery(text.substring(from, nameEnd));
        Optional<String> value = decodeQuery(nameEnd == end ? "" : text.substring(nameEnd + 1, end));
        if (name.isEmpty() || value.isEmpty()) {
            return false;
        }
        pairs.accept(name.get(), value.get());
        return true;
    }
}
