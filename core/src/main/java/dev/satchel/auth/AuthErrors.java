package dev.satchel.auth;

import dev.satchel.error.ApiException;
import dev.satchel.error.FieldErrors;

/** Answers that the auth operations share. */
final class AuthErrors {
    private AuthErrors() {}

    /** The answer to wrong credentials, which never tells what was wrong. */
    static ApiException failed() {
        return ApiException.badRequest("Failed to authenticate.");
    }

    static ApiException notConfigured(String method) {
        return ApiException.forbidden("The collection is not configured to allow " + method + " authentication.");
    }

    static void throwIfInvalid(FieldErrors errors) {
        if (!errors.isEmpty()) {
            throw new ApiException(400, "An error occurred while validating the submitted data.", errors, null);
        }
    }
}
