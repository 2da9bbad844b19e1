package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.db.Dialect;
import dev.satchel.error.FieldError;
import dev.satchel.json.JsonWriter;
import dev.satchel.json.Numbers;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A number: a 64-bit float, as JavaScript has it. */
public final class NumberField extends RequirableField {
    public static final Shape<NumberField> SHAPE = options(NumberField::new)
            .nullableNumber("min", f -> f.min, (f, v) -> f.min = v)
            .nullableNumber("max", f -> f.max, (f, v) -> f.max = v)
            .bool("onlyInt", f -> f.onlyInt, (f, v) -> f.onlyInt = v)
            .build();

    private static final Double ZERO = 0.0;
    /** Integers up to this size are the same as doubles. */
    private static final long EXACT = 1L << 53;

    private Double min;
    private Double max;
    private boolean onlyInt;

    @Override
    public String type() {
        return "number";
    }

    @Override
    public Shape<NumberField> shape() {
        return SHAPE;
    }

    @Override
    public String columnDefinition(Dialect dialect) {
        return "NUMERIC DEFAULT 0 NOT NULL";
    }

    @Override
    public Object zero() {
        return ZERO;
    }

    @Override
    public Object cast(Object submitted) {
        return Casts.number(submitted);
    }

    @Override
    public Object fromColumn(Object raw) {
        return raw instanceof Long number ? (Object) (double) number : raw instanceof Double ? raw : cast(raw);
    }

    @Override
    public Object toColumn(Object value) {
        return value;
    }

    @Override
    public void writeJson(Object value, JsonWriter out) {
        out.value(((Double) value).doubleValue());
    }

    @Override
    public void writeColumnJson(Object raw, JsonWriter out) {
        if (raw instanceof Long number && number <= EXACT && number >= -EXACT) {
            out.value(number.longValue());
        } else {
            double number = Casts.number(raw);
            out.value(Double.isFinite(number) ? number : 0);
        }
    }

    @Override
    public boolean isZero(Object value) {
        return ((Double) value) == 0;
    }

    @Override
    public Set<Modifier> modifiers() {
        return Set.of(Modifier.SET, Modifier.APPEND, Modifier.REMOVE);
    }

    @Override
    public Object modify(Modifier modifier, Object current, Object submitted) {
        double number = Casts.number(submitted);
        return switch (modifier) {
            case APPEND -> (Double) current + number;
            case REMOVE -> (Double) current - number;
            default -> number;
        };
    }

    @Override
    public Optional<FieldError> validate(App app, Record record) {
        double number = (Double) record.get(name());
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return error("validation_not_a_number", "The submitted number is not properly formatted.");
        }
        return super.validate(app, record);
    }

    @Override
    protected Optional<FieldError> validateValue(App app, Record record, Object value) {
        double number = (Double) value;
        if (onlyInt && number != Math.rint(number)) {
            return error("validation_only_int_constraint", "Decimal numbers are not allowed.");
        }
        if (min != null && number < min) {
            return Optional.of(tooSmall(min));
        }
        if (max != null && number > max) {
            return error(
                    "validation_max_number_constraint",
                    "Must be less or equal than " + Numbers.general(max),
                    "max",
                    max);
        }
        return Optional.empty();
    }

    private static FieldError tooSmall(double min) {
        return new FieldError(
                "validation_min_number_constraint",
                "Must be greater or equal than " + Numbers.general(min),
                Map.of("min", min));
    }

    @Override
    public void validateOptions(FieldCheck check) {
        OptionChecks.common(this, check.errors());
        checkInteger(check, "min", min);
        checkInteger(check, "max", max);
        if (min != null && max != null && max < min) {
            check.errors().put("max", tooSmall(min));
        }
    }

    private void checkInteger(FieldCheck check, String option, Double value) {
        if (onlyInt && value != null && value != Math.rint(value)) {
            check.errors()
                    .put(option, new FieldError("validation_only_int_constraint", "Decimal numbers are not allowed."));
        }
    }

    public Optional<Double> min() {
        return Optional.ofNullable(min);
    }

    public void min(Double value) {
        min = value;
    }

    public Optional<Double> max() {
        return Optional.ofNullable(max);
    }

    public void max(Double value) {
        max = value;
    }

    public boolean onlyInt() {
        return onlyInt;
    }

    public void onlyInt(boolean value) {
        onlyInt = value;
    }
}
