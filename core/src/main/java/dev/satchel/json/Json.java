package dev.satchel.json;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON to plain values and back.
 *
 * <p>Values are {@code Map<String, Object>} (of a repeated key the last value), {@code List<Object>}, {@code String},
 * {@code Boolean}, {@code null} and numbers: {@code Long} for integer literals that fit, {@code Double} for all
 * others; {@link #parseDoubles} gives only {@code Double}s. Reading stops after the first value, as PocketBase does;
 * what follows it is ignored. Invalid UTF-8 and lone surrogates become U+FFFD.
 */
public final class Json {
    private Json() {}

    public static Object parse(byte[] utf8) {
        return new JsonReader(utf8, false).read();
    }

    public static Object parse(String text) {
        return parse(Utf8.encode(text));
    }

    /** As {@link #parse}, with every number a {@code Double}: how bodies of records are read. */
    public static Object parseDoubles(byte[] utf8) {
        return new JsonReader(utf8, true).read();
    }

    /** The first value as an object; {@code null} gives an empty one. */
    public static Map<String, Object> parseObject(byte[] utf8) {
        return asObject(parse(utf8));
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> asObject(Object value) {
        if (value == null) {
            return new LinkedHashMap<>();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new JsonException("expected a JSON object");
    }

    /** Whether the whole text is one valid JSON value, surrounding white space aside. */
    public static boolean isValid(byte[] utf8) {
        return new JsonReader(utf8, false).isValid();
    }

    /** Encodes with sorted keys and the escapes of {@link JsonWriter}, without a line end. */
    public static byte[] write(Object value) {
        JsonWriter out = new JsonWriter();
        out.any(value);
        return out.toByteArray();
    }

    public static String writeText(Object value) {
        return new String(write(value), StandardCharsets.UTF_8);
    }
}
