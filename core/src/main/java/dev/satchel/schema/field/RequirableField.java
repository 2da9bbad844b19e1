package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.error.FieldError;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A field that may be required to have a value. */
abstract class RequirableField extends Field {
    private boolean required;

    static <F extends RequirableField> Shape.Builder<F> options(Supplier<F> maker) {
        return common(maker).bool("required", F::required, F::required);
    }

    @Override
    public boolean required() {
        return required;
    }

    public void required(boolean value) {
        required = value;
    }

    @Override
    public Optional<FieldError> validate(App app, Record record) {
        Object value = record.get(name());
        if (isZero(value)) {
            return required ? Optional.of(FieldError.REQUIRED) : Optional.empty();
        }
        return validateValue(app, record, value);
    }

    /** The checks of a value that is not blank. */
    protected abstract Optional<FieldError> validateValue(App app, Record record, Object value);

    static Optional<FieldError> error(String code, String message, String param, Object value) {
        return Optional.of(new FieldError(code, message, Map.of(param, value)));
    }

    static Optional<FieldError> error(String code, String message) {
        return Optional.of(new FieldError(code, message));
    }
}
