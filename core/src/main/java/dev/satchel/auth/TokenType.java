package dev.satchel.auth;

import dev.satchel.schema.AuthOptions;

/** What a token is good for; each type has its own secret and life in the collection's options. */
public enum TokenType {
    AUTH("auth"),
    FILE("file"),
    VERIFICATION("verification"),
    PASSWORD_RESET("passwordReset"),
    EMAIL_CHANGE("emailChange");

    private final String claim;

    TokenType(String claim) {
        this.claim = claim;
    }

    /** The value of the claim {@code type}. */
    public String claim() {
        return claim;
    }

    /** The secret and life of this type in a collection. */
    public AuthOptions.Token options(AuthOptions options) {
        return switch (this) {
            case AUTH -> options.authToken();
            case FILE -> options.fileToken();
            case VERIFICATION -> options.verificationToken();
            case PASSWORD_RESET -> options.passwordResetToken();
            case EMAIL_CHANGE -> options.emailChangeToken();
        };
    }
}
