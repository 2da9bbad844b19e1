package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One or several of a fixed set of texts. */
public final class SelectField extends ListColumn {
    public static final Shape<SelectField> SHAPE = options(SelectField::new)
            .texts("values", true, f -> f.values, (f, v) -> f.values = v)
            .integer("maxSelect", f -> f.maxSelect, (f, v) -> f.maxSelect = v)
            .build();

    private List<String> values = new ArrayList<>();
    private long maxSelect;

    @Override
    public String type() {
        return "select";
    }

    @Override
    public Shape<SelectField> shape() {
        return SHAPE;
    }

    @Override
    protected Optional<FieldError> validateValue(App app, Record record, Object value) {
        List<String> chosen = Casts.texts(value);
        long limit = Math.max(1, maxSelect);
        if (chosen.size() > limit) {
            return error("validation_too_many_values", "Select no more than " + limit, "maxSelect", limit);
        }
        for (String text : chosen) {
            if (!values().contains(text)) {
                return error("validation_invalid_value", "Invalid value " + text, "value", text);
            }
        }
        return Optional.empty();
    }

    @Override
    public void validateOptions(FieldCheck check) {
        FieldErrors errors = check.errors();
        OptionChecks.common(this, errors);
        if (values().isEmpty()) {
            errors.put("values", FieldError.REQUIRED);
        }
        OptionChecks.range(errors, "maxSelect", maxSelect, 0, Math.max(1, values().size()));
    }

    public List<String> values() {
        return values == null ? List.of() : values;
    }

    public void values(List<String> allowed) {
        values = allowed;
    }

    @Override
    public long maxSelect() {
        return maxSelect;
    }

    public void maxSelect(long value) {
        maxSelect = value;
    }
}
