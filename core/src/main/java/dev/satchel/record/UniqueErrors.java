package dev.satchel.record;

import dev.satchel.db.DbException;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.error.ValidationException;
import dev.satchel.schema.Collection;

/** Violated unique indexes as errors of the fields that they are about. */
final class UniqueErrors {
    private static final FieldError NOT_UNIQUE = new FieldError("validation_not_unique", "Value must be unique");
    private static final String MARK = "UNIQUE constraint failed: ";

    private UniqueErrors() {}

    /** The error of the named columns, or the given one if the engine names none (indexes on expressions). */
    static RuntimeException translate(Collection collection, DbException failure) {
        String message = String.valueOf(failure.getMessage());
        int start = message.indexOf(MARK);
        if (failure.kind() != DbException.Kind.UNIQUE || start < 0) {
            return failure;
        }
        int end = message.lastIndexOf(" (");
        FieldErrors errors = new FieldErrors();
        for (String column : message.substring(start + MARK.length(), end > start ? end : message.length())
                .split(",")) {
            String name = column.strip();
            name = name.substring(name.indexOf('.') + 1);
            if (collection.position(name) >= 0) {
                errors.put(name, NOT_UNIQUE);
            }
        }
        return errors.isEmpty() ? failure : new ValidationException(errors);
    }
}
