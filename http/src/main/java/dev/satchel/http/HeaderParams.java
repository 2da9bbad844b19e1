package dev.satchel.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Parameters of header values such as {@code form-data; name="a"; filename*=UTF-8''b%20c} (RFC 2045, RFC 5987). */
final class HeaderParams {
    private HeaderParams() {}

    /** Names in lower case; a value with a charset ({@code name*}) goes before the plain one. */
    static Map<String, String> parse(String header) {
        Map<String, String> params = new HashMap<>();
        Map<String, String> extended = new HashMap<>();
        int i = header.indexOf(';');
        while (i >= 0 && i < header.length()) {
            int equals = header.indexOf('=', i);
            if (equals < 0) {
                break;
            }
            String name = header.substring(i + 1, equals).strip().toLowerCase(Locale.ROOT);
            StringBuilder value = new StringBuilder();
            i = value(header, equals + 1, value);
            if (name.endsWith("*")) {
                extended.putIfAbsent(name.substring(0, name.length() - 1), decode(value.toString()));
            } else {
                params.putIfAbsent(name, value.toString());
            }
        }
        params.putAll(extended);
        return params;
    }

    /** Whether a parameter is given more than once. */
    static boolean holdsTwo(String header, String name) {
        int found = 0;
        for (String item : header.split(";")) {
            int equals = item.indexOf('=');
            if (equals > 0 && item.substring(0, equals).strip().equalsIgnoreCase(name)) {
                found++;
            }
        }
        return found > 1;
    }

    /** Reads a token or quoted text; gives the position of the next semicolon, or the end. */
    private static int value(String header, int from, StringBuilder value) {
        int i = from;
        while (i < header.length() && Character.isWhitespace(header.charAt(i))) {
            i++;
        }
        if (i < header.length() && header.charAt(i) == '"') {
            i++;
            while (i < header.length() && header.charAt(i) != '"') {
                if (header.charAt(i) == '\\' && i + 1 < header.length() && isEscape(header.charAt(i + 1))) {
                    i++;
                }
                value.append(header.charAt(i++));
            }
            int next = header.indexOf(';', i);
            return next < 0 ? header.length() : next;
        }
        int next = header.indexOf(';', i);
        int stop = next < 0 ? header.length() : next;
        value.append(header.substring(i, stop).strip());
        return stop;
    }

    /** Old browsers send Windows paths without doubling the backslashes: only these two are escaped. */
    private static boolean isEscape(char c) {
        return c == '"' || c == '\\';
    }

    private static String decode(String value) {
        int first = value.indexOf('\'');
        int second = value.indexOf('\'', first + 1);
        if (first < 0 || second < 0) {
            return value;
        }
        Charset charset = value.substring(0, first).equalsIgnoreCase("utf-8")
                ? StandardCharsets.UTF_8
                : StandardCharsets.ISO_8859_1;
        String text = value.substring(second + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%'
                    && i + 2 < text.length()
                    && Character.digit(text.charAt(i + 1), 16) >= 0
                    && Character.digit(text.charAt(i + 2), 16) >= 0) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toString(charset);
    }
}
