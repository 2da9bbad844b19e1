package dev.satchel.auth;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.error.Rules;
import dev.satchel.error.ValidationException;
import dev.satchel.json.Numbers;
import dev.satchel.record.PasswordValue;
import dev.satchel.record.Record;
import java.util.Map;

/**
 * What a client may change about an account, and what it has to send with it. These checks come before those of the
 * record's fields, and alone.
 */
public final class AuthForms {
    private static final FieldError OLD_PASSWORD =
            new FieldError("validation_invalid_old_password", "Missing or invalid old password.");

    private AuthForms() {}

    /**
     * Checks a create or an update of an auth record. A sign-up with OAuth2 (context {@code oauth2}) may leave the
     * password out.
     *
     * @param record with the data loaded already; its original values are the stored ones
     * @param manager whether the caller is a superuser or satisfies the collection's manage rule
     * @param data the submitted values, from which {@code passwordConfirm} and {@code oldPassword} are taken
     * @throws ValidationException with every key that is wrong
     */
    public static void check(App app, Record record, RequestInfo request, boolean manager, Map<String, Object> data) {
        FieldErrors errors = new FieldErrors();
        boolean create = record.isNew();
        String password = text(data.get("password"));
        String confirm = text(data.get("passwordConfirm"));
        String oldPassword = text(data.get("oldPassword"));
        if (!manager) {
            if (!create) {
                errors.check("email", record.text("email").equals(record.original("email")), Rules.MISMATCH);
            }
            boolean verified = !create && Boolean.TRUE.equals(record.original("verified"));
            errors.check("verified", record.bool("verified") == verified, Rules.MISMATCH);
        }
        boolean any = !password.isEmpty() || !confirm.isEmpty() || (!create && !oldPassword.isEmpty());
        if (any || (create && !request.context().equals("oauth2"))) {
            errors.check("password", !password.isEmpty(), FieldError.REQUIRED);
            errors.check("passwordConfirm", !confirm.isEmpty(), FieldError.REQUIRED);
        }
        errors.check("passwordConfirm", confirm.equals(password), Rules.MISMATCH);
        if (!create && !manager && (!password.isEmpty() || !confirm.isEmpty())) {
            errors.check("oldPassword", !oldPassword.isEmpty(), FieldError.REQUIRED)
                    .check("oldPassword", isStoredPassword(record, oldPassword), OLD_PASSWORD);
        }
        errors.throwIfAny();
    }

    private static boolean isStoredPassword(Record record, String plain) {
        return !plain.isEmpty()
                && record.original("password") instanceof PasswordValue stored
                && Passwords.matches(plain, stored.hash());
    }

    /** A submitted value as text, as the password field casts it. */
    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case PasswordValue password -> password.plain();
            case Double number -> Numbers.plain(number);
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            default -> "";
        };
    }
}
