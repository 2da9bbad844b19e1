package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.error.FieldError;
import dev.satchel.json.JsonWriter;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import java.util.Map;
import java.util.Optional;

/** A moment in UTC, to the millisecond. */
public final class DateField extends TextColumn {
    public static final Shape<DateField> SHAPE = options(DateField::new)
            .text("min", f -> f.min, DateField::min)
            .text("max", f -> f.max, DateField::max)
            .build();

    private String min = "";
    private String max = "";

    @Override
    public String type() {
        return "date";
    }

    @Override
    public Shape<DateField> shape() {
        return SHAPE;
    }

    @Override
    public Object cast(Object submitted) {
        return DateText.parse(submitted);
    }

    @Override
    public Object fromColumn(Object raw) {
        return DateText.parse(super.fromColumn(raw));
    }

    @Override
    public void writeColumnJson(Object raw, JsonWriter out) {
        DateText.writeColumn(raw, out);
    }

    @Override
    protected Optional<FieldError> validateValue(App app, Record record, Object value) {
        String date = (String) value;
        if (!min.isEmpty() && date.compareTo(min) < 0) {
            return Optional.of(bound("validation_min_greater_equal_than_required", "must be no less than ", min));
        }
        if (!max.isEmpty() && date.compareTo(max) > 0) {
            return Optional.of(bound("validation_max_less_equal_than_required", "must be no greater than ", max));
        }
        return Optional.empty();
    }

    private static FieldError bound(String code, String text, String date) {
        return new FieldError(code, text + DateText.goText(date), Map.of("threshold", DateText.rfc3339(date)));
    }

    @Override
    public void validateOptions(FieldCheck check) {
        OptionChecks.common(this, check.errors());
    }

    /** In the app's layout; {@code ""} for none. */
    public String min() {
        return min;
    }

    public void min(String value) {
        min = DateText.parse(value);
    }

    public String max() {
        return max;
    }

    public void max(String value) {
        max = DateText.parse(value);
    }
}
