package dev.satchel.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes JSON as UTF-8 into a growing buffer, in the form that PocketBase's clients are used to: {@code <}, {@code >},
 * {@code &}, U+2028 and U+2029 escaped, other characters raw, numbers in their shortest form, keys of maps sorted.
 *
 * <p>It sits on the path of every answer, so it works on bytes: text from the database is copied without being decoded.
 * Commas are set by the writer. Not for use by several threads.
 */
public final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    /** 0: copied as it is; 1: needs a look (an escape, or not ASCII). */
    private static final byte[] SPECIAL = new byte[256];

    static {
        Arrays.fill(SPECIAL, 0, 0x20, (byte) 1);
        for (char c : "\"\\<>&".toCharArray()) {
            SPECIAL[c] = 1;
        }
        Arrays.fill(SPECIAL, 0x80, 0x100, (byte) 1);
    }

    private byte[] buffer;
    private int length;
    private boolean comma;

    public JsonWriter() {
        this(512);
    }

    public JsonWriter(int capacity) {
        buffer = new byte[capacity];
    }

    public JsonWriter beginObject() {
        separate();
        put('{');
        comma = false;
        return this;
    }

    public JsonWriter endObject() {
        put('}');
        comma = true;
        return this;
    }

    public JsonWriter beginArray() {
        separate();
        put('[');
        comma = false;
        return this;
    }

    public JsonWriter endArray() {
        put(']');
        comma = true;
        return this;
    }

    public JsonWriter name(String name) {
        separate();
        quoted(name);
        put(':');
        comma = false;
        return this;
    }

    /** A name made once by {@link #encodeName}. */
    public JsonWriter name(byte[] encoded) {
        separate();
        append(encoded, 0, encoded.length);
        comma = false;
        return this;
    }

    /** The quoted name with its colon, for {@link #name(byte[])}. */
    public static byte[] encodeName(String name) {
        return new JsonWriter(name.length() + 16).name(name).toByteArray();
    }

    public JsonWriter value(String text) {
        if (text == null) {
            return nullValue();
        }
        separate();
        quoted(text);
        comma = true;
        return this;
    }

    /** Text given as UTF-8, copied with the escapes that JSON needs. */
    public JsonWriter utf8Value(byte[] utf8) {
        separate();
        ensure(utf8.length + 2);
        put('"');
        escape(utf8, 0, utf8.length);
        put('"');
        comma = true;
        return this;
    }

    public JsonWriter value(boolean value) {
        return rawToken(value ? TRUE : FALSE);
    }

    public JsonWriter nullValue() {
        return rawToken(NULL);
    }

    public JsonWriter value(long number) {
        separate();
        ensure(20);
        if (number < 0) {
            if (number == Long.MIN_VALUE) {
                ascii(Long.toString(number));
                comma = true;
                return this;
            }
            put('-');
            number = -number;
        }
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        for (int i = length + digits - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        length += digits;
        comma = true;
        return this;
    }

    public JsonWriter value(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15 && (number != 0 || 1 / number > 0)) {
            return value((long) number);
        }
        separate();
        ascii(Numbers.json(number));
        comma = true;
        return this;
    }

    /** A value that is valid, compact and escaped JSON already. */
    public JsonWriter raw(byte[] json) {
        return rawToken(json);
    }

    /** Valid JSON of any spelling: white space between tokens goes, {@code <}, {@code >}, {@code &} are escaped. */
    public JsonWriter rawCompact(byte[] json) {
        separate();
        ensure(json.length);
        boolean inText = false;
        for (int i = 0; i < json.length; i++) {
            byte b = json[i];
            if (inText) {
                if (b == '\\' && i + 1 < json.length) {
                    ensure(2);
                    put(b);
                    put(json[++i]);
                    continue;
                }
                if (b != '"') {
                    int end = i + 1;
                    while (end < json.length && json[end] != '"' && json[end] != '\\') {
                        end++;
                    }
                    escape(json, i, end);
                    i = end - 1;
                    continue;
                }
                inText = false;
            } else if (b == ' ' || b == '\n' || b == '\t' || b == '\r') {
                continue;
            } else if (b == '"') {
                inText = true;
            }
            ensure(1);
            put(b);
        }
        comma = true;
        return this;
    }

    /** A map (keys sorted), list, array, text, number, boolean, null or {@link JsonWritable}. */
    public JsonWriter any(Object value) {
        switch (value) {
            case null -> nullValue();
            case String text -> value(text);
            case Boolean bool -> value(bool.booleanValue());
            case Double number -> value(number.doubleValue());
            case Float number -> value(number.doubleValue());
            case Number number -> value(number.longValue());
            case JsonWritable writable -> writable.writeJson(this);
            case Map<?, ?> map -> {
                beginObject();
                Map<?, ?> sorted = map instanceof SortedMap ? map : new TreeMap<>(map);
                for (Map.Entry<?, ?> entry : sorted.entrySet()) {
                    name((String) entry.getKey());
                    any(entry.getValue());
                }
                endObject();
            }
            case Collection<?> list -> {
                beginArray();
                for (Object item : list) { // not forEach: deep lists would need more stack
                    any(item);
                }
                endArray();
            }
            default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
        }
        return this;
    }

    /** Ends the document with a line feed, as every JSON answer has one. */
    public JsonWriter newline() {
        put('\n');
        return this;
    }

    public int size() {
        return length;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, length);
    }

    /** The buffer itself, valid up to {@link #size()}; not to be kept. */
    public byte[] buffer() {
        return buffer;
    }

    /** Empties it for another document. */
    public void reset() {
        length = 0;
        comma = false;
    }

    @Override
    public String toString() {
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    private JsonWriter rawToken(byte[] token) {
        separate();
        append(token, 0, token.length);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            put(',');
        }
    }

    private void quoted(String text) {
        ensure(text.length() + 2);
        put('"');
        int i = 0;
        int end = text.length();
        while (i < end) { // ASCII without escapes goes straight in
            char c = text.charAt(i);
            if (c >= 0x80 || SPECIAL[c] != 0) {
                break;
            }
            buffer[length++] = (byte) c;
            i++;
        }
        if (i < end) {
            byte[] rest = Utf8.encode(i == 0 ? text : text.substring(i));
            escape(rest, 0, rest.length);
        }
        put('"');
    }

    private void escape(byte[] utf8, int from, int to) {
        ensure(to - from + 2);
        int start = from;
        for (int i = from; i < to; i++) {
            int b = utf8[i] & 0xFF;
            if (SPECIAL[b] == 0) {
                continue;
            }
            if (b >= 0x80) {
                int count = Utf8.sequence(utf8, i, to);
                boolean separator =
                        b == 0xE2 && count == 3 && utf8[i + 1] == (byte) 0x80 && (utf8[i + 2] & 0xFE) == 0xA8;
                if (count == 0 || separator) {
                    append(utf8, start, i - start);
                    ascii(count == 0 ? "\\ufffd" : (utf8[i + 2] & 1) == 0 ? "\\u2028" : "\\u2029");
                    start = i + Math.max(1, count);
                }
                i += Math.max(1, count) - 1;
                continue;
            }
            append(utf8, start, i - start);
            start = i + 1;
            ensure(6);
            put('\\');
            switch (b) {
                case '"', '\\' -> put(b);
                case '\n' -> put('n');
                case '\r' -> put('r');
                case '\t' -> put('t');
                case '\b' -> put('b');
                case '\f' -> put('f');
                default -> {
                    put('u');
                    put('0');
                    put('0');
                    put(HEX[b >> 4]);
                    put(HEX[b & 15]);
                }
            }
        }
        append(utf8, start, to - start);
    }

    private void ascii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[length++] = (byte) text.charAt(i);
        }
    }

    private void append(byte[] bytes, int from, int count) {
        ensure(count);
        System.arraycopy(bytes, from, buffer, length, count);
        length += count;
    }

    private void put(int b) {
        if (length == buffer.length) {
            ensure(1);
        }
        buffer[length++] = (byte) b;
    }

    private void ensure(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
