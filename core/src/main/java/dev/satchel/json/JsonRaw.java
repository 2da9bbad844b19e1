package dev.satchel.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON text that is kept as it was written; the value of a {@code json} field.
 *
 * <p>The text is UTF-8 and valid JSON unless it was read from a table that something else wrote to.
 */
public final class JsonRaw implements JsonWritable {
    public static final JsonRaw NULL = new JsonRaw("null".getBytes(StandardCharsets.UTF_8));

    private final byte[] utf8;

    private JsonRaw(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** Wraps the bytes, which must not be changed afterwards. */
    public static JsonRaw of(byte[] utf8) {
        return new JsonRaw(utf8);
    }

    public static JsonRaw of(String text) {
        return new JsonRaw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Encodes a value (map, list, text, number, boolean, null) with sorted keys. */
    public static JsonRaw encode(Object value) {
        return value instanceof JsonRaw raw ? raw : new JsonRaw(Json.write(value));
    }

    /** The text's bytes; not to be changed. */
    public byte[] utf8() {
        return utf8;
    }

    public boolean isNull() {
        return equals(NULL);
    }

    /** The decoded value. */
    public Object decode() {
        return Json.parse(utf8);
    }

    @Override
    public void writeJson(JsonWriter out) {
        out.rawCompact(utf8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonRaw raw && Arrays.equals(utf8, raw.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
