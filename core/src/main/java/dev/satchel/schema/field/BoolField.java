package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.db.Dialect;
import dev.satchel.error.FieldError;
import dev.satchel.json.JsonWriter;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import java.util.Optional;

/** Yes or no. Required means that it has to be true. */
public final class BoolField extends RequirableField {
    public static final Shape<BoolField> SHAPE = options(BoolField::new).build();

    @Override
    public String type() {
        return "bool";
    }

    @Override
    public Shape<BoolField> shape() {
        return SHAPE;
    }

    @Override
    public String columnDefinition(Dialect dialect) {
        return "BOOLEAN DEFAULT FALSE NOT NULL";
    }

    @Override
    public Object zero() {
        return Boolean.FALSE;
    }

    @Override
    public Object cast(Object submitted) {
        return Casts.bool(submitted);
    }

    /** Only 1 and the words for true count, which shows in views whose column holds other numbers. */
    @Override
    public Object fromColumn(Object raw) {
        return raw instanceof Long number ? number == 1 : raw instanceof Double number ? number == 1 : Casts.bool(raw);
    }

    @Override
    public Object toColumn(Object value) {
        return value;
    }

    @Override
    public void writeJson(Object value, JsonWriter out) {
        out.value(((Boolean) value).booleanValue());
    }

    @Override
    public boolean isZero(Object value) {
        return !((Boolean) value);
    }

    @Override
    protected Optional<FieldError> validateValue(App app, Record record, Object value) {
        return Optional.empty();
    }

    @Override
    public void validateOptions(FieldCheck check) {
        OptionChecks.common(this, check.errors());
    }
}
