package dev.satchel.auth;

import dev.satchel.error.ApiException;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.error.Rules;
import dev.satchel.json.Shape;
import dev.satchel.schema.AuthOptions;

/** The form of a sign-in with password. */
public final class PasswordLogin {
    public static final Shape<PasswordLogin> SHAPE = Shape.of(PasswordLogin::new)
            .text("identity", b -> b.identity, (b, v) -> b.identity = v)
            .text("password", b -> b.password, (b, v) -> b.password = v)
            .text("identityField", b -> b.identityField, (b, v) -> b.identityField = v)
            .build();

    private String identity = "";
    private String password = "";
    private String identityField = "";

    public static PasswordLogin of(String identity, String password, String identityField) {
        PasswordLogin form = new PasswordLogin();
        form.identity = identity;
        form.password = password;
        form.identityField = identityField;
        return form;
    }

    public String identity() {
        return identity;
    }

    public String password() {
        return password;
    }

    /** The only field in which the identity is to be looked up; {@code ""} for any. */
    public String identityField() {
        return identityField;
    }

    /** @throws ApiException 400 with what is wrong */
    void validate(AuthOptions.PasswordAuth options) {
        FieldErrors errors = new FieldErrors();
        text(errors, "identity", identity);
        text(errors, "password", password);
        errors.check("identityField", Rules.hasLength(identityField, 1, 255), Rules.length(1, 255));
        boolean known = identityField.isEmpty() || options.identityFields().contains(identityField);
        errors.check("identityField", known, Rules.NOT_IN);
        AuthErrors.throwIfInvalid(errors);
    }

    private static void text(FieldErrors errors, String name, String value) {
        errors.check(name, !value.isEmpty(), FieldError.REQUIRED)
                .check(name, Rules.hasLength(value, 1, 255), Rules.length(1, 255));
    }
}
