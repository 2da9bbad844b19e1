package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.db.Dialect;
import dev.satchel.error.FieldError;
import dev.satchel.json.GoText;
import dev.satchel.json.Json;
import dev.satchel.json.JsonRaw;
import dev.satchel.json.JsonWriter;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Any JSON value. */
public final class JsonField extends RequirableField {
    public static final Shape<JsonField> SHAPE = options(JsonField::new)
            .integer("maxSize", f -> f.maxSize, (f, v) -> f.maxSize = v)
            .build();

    public static final long DEFAULT_MAX_SIZE = 1 << 20;

    private long maxSize;

    @Override
    public String type() {
        return "json";
    }

    @Override
    public Shape<JsonField> shape() {
        return SHAPE;
    }

    /** SQLite gives the type JSON numeric affinity: a stored text that is a number becomes one. */
    @Override
    public String columnDefinition(Dialect dialect) {
        return "JSON DEFAULT NULL";
    }

    @Override
    public Object zero() {
        return JsonRaw.NULL;
    }

    /**
     * Text that is a JSON value and looks like one (begins with a digit, a minus, a quote or a bracket, or is a word of
     * JSON) is taken literally; other text becomes a JSON text; other values are encoded.
     */
    @Override
    public Object cast(Object submitted) {
        return switch (submitted) {
            case null -> JsonRaw.NULL;
            case JsonRaw raw -> raw;
            case String text -> JsonRaw.of(isLiteral(text) ? text : GoText.quote(text));
            case byte[] utf8 -> cast(new String(utf8, StandardCharsets.UTF_8));
            default -> JsonRaw.encode(submitted);
        };
    }

    private static boolean isLiteral(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        boolean looks = (first >= '0' && first <= '9') || "-\"[{".indexOf(first) >= 0;
        return looks
                ? Json.isValid(text.getBytes(StandardCharsets.UTF_8))
                : text.equals("null") || text.equals("true") || text.equals("false");
    }

    @Override
    public Object fromColumn(Object raw) {
        return switch (raw) {
            case null -> JsonRaw.NULL;
            case byte[] utf8 -> fromText(utf8);
            default -> cast(Casts.column(raw));
        };
    }

    private Object fromText(byte[] utf8) {
        if (startsLiteral(utf8) && Json.isValid(utf8)) {
            return JsonRaw.of(utf8);
        }
        String text = new String(utf8, StandardCharsets.UTF_8);
        JsonRaw value = (JsonRaw) cast(text);
        return Json.isValid(value.utf8()) ? value : JsonRaw.encode(text); // answers must stay JSON
    }

    private static boolean startsLiteral(byte[] utf8) {
        int first = utf8.length == 0 ? 0 : utf8[0];
        return first == '{' || first == '[' || first == '"' || first == '-' || first >= '0' && first <= '9';
    }

    /** The object {@link JsonRaw#NULL} is stored as NULL; any other, even with the same text, as text. */
    @Override
    public Object toColumn(Object value) {
        return value == JsonRaw.NULL ? null : ((JsonRaw) value).utf8();
    }

    @Override
    public void writeJson(Object value, JsonWriter out) {
        ((JsonRaw) value).writeJson(out);
    }

    @Override
    public void writeColumnJson(Object raw, JsonWriter out) {
        switch (raw) {
            case null -> out.nullValue();
            case Long number -> out.value(number.longValue());
            case byte[] utf8 when startsLiteral(utf8) && Json.isValid(utf8) -> out.rawCompact(utf8);
            default -> writeJson(fromColumn(raw), out);
        }
    }

    @Override
    public boolean isZero(Object value) {
        byte[] utf8 = ((JsonRaw) value).utf8();
        if (utf8.length > 64) {
            return false;
        }
        String text = new String(utf8, StandardCharsets.UTF_8).strip();
        return text.isEmpty() || text.equals("null") || text.equals("\"\"") || text.equals("[]") || text.equals("{}");
    }

    @Override
    public Optional<FieldError> validate(App app, Record record) {
        JsonRaw raw = (JsonRaw) record.get(name());
        if (!isZero(raw) && !Json.isValid(raw.utf8())) {
            return error("validation_invalid_json", "Must be a valid json value");
        }
        Optional<FieldError> tooLarge = validateValue(app, record, raw);
        return tooLarge.isPresent() ? tooLarge : super.validate(app, record);
    }

    @Override
    protected Optional<FieldError> validateValue(App app, Record record, Object value) {
        long limit = maxSize > 0 ? maxSize : DEFAULT_MAX_SIZE;
        return ((JsonRaw) value).utf8().length > limit
                ? error(
                        "validation_json_size_limit",
                        "The maximum allowed JSON size is " + limit + " bytes",
                        "maxSize",
                        limit)
                : Optional.empty();
    }

    @Override
    public void validateOptions(FieldCheck check) {
        OptionChecks.common(this, check.errors());
        OptionChecks.range(check.errors(), "maxSize", maxSize, 0, OptionChecks.MAX_SAFE);
    }

    /** Bytes; 0 for the default. */
    public long maxSize() {
        return maxSize;
    }

    public void maxSize(long value) {
        maxSize = value;
    }
}
