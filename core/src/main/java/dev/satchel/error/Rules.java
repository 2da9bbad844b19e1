package dev.satchel.error;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Errors that forms, settings and options have in common, with the codes and texts of the API. */
public final class Rules {
    public static final FieldError NOT_IN = new FieldError("validation_in_invalid", "must be a valid value");
    public static final FieldError EMAIL = new FieldError("validation_is_email", "must be a valid email address");
    public static final FieldError URL = new FieldError("validation_is_url", "must be a valid URL");
    public static final FieldError HOST =
            new FieldError("validation_is_host", "must be a valid IP address or DNS name");
    public static final FieldError FORMAT = new FieldError("validation_match_invalid", "must be in a valid format");
    public static final FieldError MISMATCH = new FieldError("validation_values_mismatch", "Values don't match.");

    private Rules() {}

    public static FieldError atLeast(long limit) {
        return new FieldError(
                "validation_min_greater_equal_than_required",
                "must be no less than " + limit,
                Map.of("threshold", limit));
    }

    public static FieldError atMost(long limit) {
        return new FieldError(
                "validation_max_less_equal_than_required",
                "must be no greater than " + limit,
                Map.of("threshold", limit));
    }

    /** The error of a text whose length is not between the two. */
    public static FieldError length(long min, long max) {
        Map<String, Object> params = Map.of("max", max, "min", min);
        return min == max
                ? new FieldError("validation_length_invalid", "the length must be exactly " + min, params)
                : new FieldError(
                        "validation_length_out_of_range", "the length must be between " + min + " and " + max, params);
    }

    /** Whether a text is empty or its number of UTF-8 bytes, which is what PocketBase counts, is between the two. */
    public static boolean hasLength(String text, int min, int max) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return length == 0 || (length >= min && length <= max);
    }
}
