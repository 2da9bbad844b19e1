package dev.satchel.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private static final int MAX_TEXT = 512 * 1024 * 1024;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1000)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_TEXT)
                    .maxNumberLength(100_000)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private Json() {}

    public static Object parse(byte[] utf8) {
        return new Reader(false).read(utf8);
    }

    public static Object parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #parse}, with every number a {@code Double}: how bodies of records are read. */
    public static Object parseDoubles(byte[] utf8) {
        return new Reader(true).read(utf8);
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
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            if (parser.currentToken().isStructEnd() || parser.currentToken().isScalarValue()) {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    parser.getTextLength();
                }
                return parser.nextToken() == null;
            }
            return false;
        } catch (IOException e) {
            return false;
        }
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

    private record Reader(boolean doubles) {

        Object read(byte[] utf8) {
            try {
                return read(FACTORY.createParser(utf8));
            } catch (IOException e) {
                String text = new String(utf8, StandardCharsets.UTF_8);
                if (text.indexOf('\uFFFD') < 0) {
                    throw new JsonException(e.getMessage(), e);
                }
                try {
                    return read(FACTORY.createParser(text));
                } catch (IOException second) {
                    throw new JsonException(second.getMessage(), second);
                }
            }
        }

        private Object read(JsonParser source) throws IOException {
            try (JsonParser parser = source) {
                if (parser.nextToken() == null) {
                    throw new JsonException("unexpected end of JSON input");
                }
                return value(parser);
            }
        }

        private Object value(JsonParser parser) throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT -> object(parser);
                case START_ARRAY -> array(parser);
                case VALUE_STRING -> text(parser.getText());
                case VALUE_NUMBER_INT -> integer(parser);
                case VALUE_NUMBER_FLOAT -> decimal(parser);
                case VALUE_TRUE -> Boolean.TRUE;
                case VALUE_FALSE -> Boolean.FALSE;
                case VALUE_NULL -> null;
                default -> throw new JsonException("unexpected token " + parser.currentToken());
            };
        }

        private Object integer(JsonParser parser) throws IOException {
            if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                return decimal(parser);
            }
            long number = parser.getLongValue();
            if (number == 0 && parser.getTextLength() == 2) { // -0
                return doubles ? (Object) (-0.0) : (Object) 0L;
            }
            return doubles ? (Object) (double) number : (Object) number;
        }

        private static Double decimal(JsonParser parser) throws IOException {
            double number = Double.parseDouble(parser.getText());
            if (Double.isInfinite(number)) {
                throw new JsonException("number out of range: " + parser.getText());
            }
            return number;
        }

        private Map<String, Object> object(JsonParser parser) throws IOException {
            Map<String, Object> map = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = text(parser.currentName());
                parser.nextToken();
                map.put(name, value(parser));
            }
            return map;
        }

        private List<Object> array(JsonParser parser) throws IOException {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(parser));
            }
            return list;
        }

        /** Replaces lone surrogates, which only escapes can bring in and which have no UTF-8 form. */
        private static String text(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isSurrogate(c)) {
                    if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                        i++;
                    } else {
                        return text(text.substring(0, i) + '\uFFFD' + text.substring(i + 1));
                    }
                }
            }
            return text;
        }
    }
}
