package dev.satchel.error;

/** Values that do not satisfy their rules. Caught by whoever knows the operation's message, shown to the client. */
public final class ValidationException extends RuntimeException {
    private final transient FieldErrors errors;

    public ValidationException(FieldErrors errors) {
        super(null, null, false, false);
        this.errors = errors;
    }

    public ValidationException(String field, FieldError error) {
        this(FieldErrors.of(field, error));
    }

    public FieldErrors errors() {
        return errors;
    }

    @Override
    public String getMessage() {
        return errors.toString();
    }
}
