package dev.satchel.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON value of UTF-8 bytes (RFC 8259). Nothing but UTF-8 is understood: neither a byte order mark nor UTF-16.
 * Of what is not valid UTF-8 every byte becomes U+FFFD, and so do lone surrogates.
 */
final class JsonReader {
    /** How deep lists and objects may be nested; the reader calls itself for each level. */
    private static final int MAX_DEPTH = 1200;
    /** As many digits as any of their numbers fits into a long. */
    private static final int SAFE_DIGITS = 18;

    private final byte[] json;
    private final boolean doubles;
    private int at;

    /** @param doubles whether integers too are read as {@code Double} */
    JsonReader(byte[] json, boolean doubles) {
        this.json = json;
        this.doubles = doubles;
    }

    /** The value; what follows it is not looked at. */
    Object read() {
        skipSpace();
        return value(0);
    }

    /** Whether there is one valid value and nothing after it; makes no objects. */
    boolean isValid() {
        try {
            skipSpace();
            skipValue(0);
            skipSpace();
            return at == json.length;
        } catch (JsonException e) {
            return false;
        }
    }

    private Object value(int depth) {
        return switch (peek()) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> text();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        checkDepth(depth);
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return map;
        }
        while (true) {
            if (peek() != '"') {
                throw unexpected("looking for beginning of object key string");
            }
            String name = text();
            colon();
            map.put(name, value(depth));
            if (isLast('}')) {
                return map;
            }
        }
    }

    private List<Object> array(int depth) {
        checkDepth(depth);
        List<Object> list = new ArrayList<>();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return list;
        }
        do {
            list.add(value(depth));
        } while (!isLast(']'));
        return list;
    }

    private void skipValue(int depth) {
        byte first = peek();
        switch (first) {
            case '{', '[' -> skipItems(first == '{', depth + 1);
            case '"' -> textEnd();
            case 't' -> word("true", null);
            case 'f' -> word("false", null);
            case 'n' -> word("null", null);
            default -> numberEnd();
        }
    }

    private void skipItems(boolean named, int depth) {
        checkDepth(depth);
        char close = named ? '}' : ']';
        at++;
        skipSpace();
        if (peek() == close) {
            at++;
            return;
        }
        do {
            if (named) {
                if (peek() != '"') {
                    throw unexpected("looking for beginning of object key string");
                }
                textEnd();
                colon();
            }
            skipValue(depth);
        } while (!isLast(close));
    }

    private void colon() {
        skipSpace();
        if (peek() != ':') {
            throw unexpected("after object key");
        }
        at++;
        skipSpace();
    }

    /** Steps over the comma before the next item or the bracket that closes them. */
    private boolean isLast(char close) {
        skipSpace();
        byte c = peek();
        if (c != ',' && c != close) {
            throw unexpected(close == '}' ? "after object key:value pair" : "after array element");
        }
        at++;
        if (c == ',') {
            skipSpace();
        }
        return c != ',';
    }

    private Object word(String word, Object value) {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw unexpected("in literal " + word);
            }
            at++;
        }
        return value;
    }

    private Object number() {
        int start = at;
        boolean integer = numberEnd();
        int length = at - start;
        if (integer && length <= SAFE_DIGITS) {
            boolean negative = json[start] == '-';
            long number = 0;
            for (int i = negative ? start + 1 : start; i < at; i++) {
                number = number * 10 + json[i] - '0';
            }
            if (!doubles) {
                return negative ? -number : number;
            }
            return negative ? -(double) number : (double) number; // -0 stays what it is
        }
        String text = new String(json, start, length, StandardCharsets.ISO_8859_1);
        if (integer && !doubles) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                // beyond 64 bits
            }
        }
        double number = Double.parseDouble(text);
        if (Double.isInfinite(number)) {
            throw new JsonException("number out of range: " + text);
        }
        return number;
    }

    /** Steps over a number; whether it has neither fraction nor exponent. */
    private boolean numberEnd() {
        if (peek() == '-') {
            at++;
        }
        byte first = peek();
        if (!isDigit(first)) {
            throw unexpected("looking for beginning of value");
        }
        at++;
        if (first != '0') {
            digits();
        }
        boolean integer = true;
        if (at < json.length && json[at] == '.') {
            integer = false;
            at++;
            oneDigit();
        }
        if (at < json.length && (json[at] == 'e' || json[at] == 'E')) {
            integer = false;
            at++;
            if (at < json.length && (json[at] == '+' || json[at] == '-')) {
                at++;
            }
            oneDigit();
        }
        return integer;
    }

    private void oneDigit() {
        if (!isDigit(peek())) {
            throw unexpected("in numeric literal");
        }
        digits();
    }

    private void digits() {
        while (at < json.length && isDigit(json[at])) {
            at++;
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private String text() {
        int start = at + 1;
        boolean plain = textEnd();
        int end = at - 1;
        return plain ? new String(json, start, end - start, StandardCharsets.ISO_8859_1) : decode(start, end);
    }

    /** Steps over a text; whether it is of ASCII characters without escapes. */
    private boolean textEnd() {
        boolean plain = true;
        at++;
        while (true) {
            byte b = peek();
            if (b == '"') {
                at++;
                return plain;
            }
            if (b == '\\') {
                plain = false;
                escapeEnd();
            } else if (b >= 0 && b < ' ') {
                throw unexpected("in string literal");
            } else {
                plain &= b >= 0;
                at++;
            }
        }
    }

    private void escapeEnd() {
        at++;
        byte kind = peek();
        at++;
        if (kind == 'u') {
            for (int i = 0; i < 4; i++) {
                if (Character.digit(peek(), 16) < 0) {
                    throw unexpected("in \\u hexadecimal character escape");
                }
                at++;
            }
        } else if ("\"\\/bfnrt".indexOf(kind) < 0) {
            at--;
            throw unexpected("in string escape code");
        }
    }

    private String decode(int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int i = start;
        while (i < end) {
            int b = json[i];
            if (b == '\\') {
                i = escape(i + 1, text);
            } else if (b >= 0) {
                text.append((char) b);
                i++;
            } else {
                int length = Utf8.sequence(json, i, end);
                if (length == 0) {
                    text.append('\uFFFD');
                    i++;
                } else {
                    text.appendCodePoint(Utf8.codePoint(json, i, length));
                    i += length;
                }
            }
        }
        return text.toString();
    }

    /** Decodes the escape whose kind is at the offset; gives the offset after it. */
    private int escape(int offset, StringBuilder text) {
        switch (json[offset]) {
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> {
                char unit = unit(offset + 1);
                if (!Character.isSurrogate(unit)) {
                    text.append(unit);
                } else if (Character.isHighSurrogate(unit)
                        && json[offset + 5] == '\\'
                        && json[offset + 6] == 'u'
                        && Character.isLowSurrogate(unit(offset + 7))) {
                    text.append(unit).append(unit(offset + 7));
                    return offset + 11;
                } else {
                    text.append('\uFFFD');
                }
                return offset + 5;
            }
            default -> text.append((char) json[offset]);
        }
        return offset + 1;
    }

    private char unit(int offset) {
        int unit = 0;
        for (int i = offset; i < offset + 4; i++) {
            unit = unit << 4 | Character.digit(json[i], 16);
        }
        return (char) unit;
    }

    private void skipSpace() {
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\t' || json[at] == '\r')) {
            at++;
        }
    }

    private byte peek() {
        if (at >= json.length) {
            throw new JsonException("unexpected end of JSON input");
        }
        return json[at];
    }

    private static void checkDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new JsonException("exceeded max depth");
        }
    }

    private JsonException unexpected(String where) {
        return new JsonException("invalid character '" + (char) (json[at] & 0xFF) + "' " + where);
    }
}
