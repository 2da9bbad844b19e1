package dev.satchel.error;

import java.util.Map;

/**
 * What is wrong with one value.
 *
 * @param code one of the {@code validation_…} codes of the API
 * @param message the text with its parameters filled in, without capital and full stop (they come with the answer)
 * @param params values that the client gets beside the text; empty if none
 */
public record FieldError(String code, String message, Map<String, Object> params) {
    public static final FieldError REQUIRED = new FieldError("validation_required", "cannot be blank");
    public static final FieldError INVALID = new FieldError("validation_invalid_value", "Invalid value.");

    public FieldError(String code, String message) {
        this(code, message, Map.of());
    }

    @Override
    public String toString() {
        return message;
    }
}
