package dev.satchel.auth;

import dev.satchel.App;
import dev.satchel.Ids;
import dev.satchel.error.ApiException;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.error.Rules;
import dev.satchel.hook.OtpLoginEvent;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import dev.satchel.record.RecordStore;
import dev.satchel.schema.AuthOptions;
import dev.satchel.schema.Collection;
import dev.satchel.schema.field.DateText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One-time passwords: rows of {@code _otps}, made for an account and used up by a sign-in. */
public final class OneTimePasswords {
    static final String COLLECTION = "_otps";
    private static final String DIGITS = "1234567890";

    /** The form of a sign-in with a one-time password. */
    public static final class Login {
        public static final Shape<Login> SHAPE = Shape.of(Login::new)
                .text("otpId", b -> b.otpId, (b, v) -> b.otpId = v)
                .text("password", b -> b.password, (b, v) -> b.password = v)
                .build();

        private String otpId = "";
        private String password = "";
    }

    private OneTimePasswords() {}

    /** @throws ApiException 403 if the collection has sign-in with one-time passwords switched off */
    public static void requireEnabled(Collection collection) {
        if (!collection.auth().otp().enabled()) {
            throw AuthErrors.notConfigured("OTP");
        }
    }

    /** Random digits, as many as the collection wants. */
    public static String generate(AuthOptions.Otp options) {
        return Ids.random((int) options.length(), DIGITS);
    }

    /** Stores a password for an account; gives the row, whose id the account's owner needs beside the password. */
    public static Record create(App app, Record account, String password) {
        Record otp = Record.blank(app.findCollection(COLLECTION).orElseThrow());
        otp.load(Map.of(
                "collectionRef", account.collection().id(),
                "recordRef", account.id(),
                "password", password));
        RecordStore.save(app, otp);
        return otp;
    }

    /**
     * Signs in with the id of a row and its password; the row is used up, whatever follows.
     *
     * @throws ApiException 400 for a wrong or expired one, 429 after too many attempts
     */
    public static AuthOutcome login(AuthCall call, Login form) {
        App app = call.app();
        requireEnabled(call.collection());
        validate(form);
        Collection otps = app.findCollection(COLLECTION).orElseThrow(OneTimePasswords::invalid);
        Record otp = RecordStore.findById(app, otps, form.otpId)
                .filter(row ->
                        row.text("collectionRef").equals(call.collection().id()))
                .filter(row -> !isOlder(row, call.collection().auth().otp().duration()))
                .orElseThrow(OneTimePasswords::invalid);
        Record account = RecordStore.findById(app, call.collection(), otp.text("recordRef"))
                .orElseThrow(OneTimePasswords::invalid);
        if (!app.engine().otpAttempts().allow(account.collection().id() + account.id() + "@" + call.ip())) {
            throw new ApiException(429, "Too many attempts, please try again later with a new OTP.");
        }
        if (!AuthActions.hasPassword(otp, form.password)) {
            throw invalid();
        }
        OtpLoginEvent login = new OtpLoginEvent(app, call.collection(), call.request(), account, otp);
        app.hooks().recordAuthWithOTPRequest.trigger(login, event -> {
            Record signedIn = event.record().orElseThrow(OneTimePasswords::invalid);
            useUp(event.app(), event.otp(), signedIn);
            event.outcome(AuthActions.signIn(call.with(event.app()), signedIn, "otp", Optional.empty()));
        });
        return AuthActions.outcome(login);
    }

    private static void validate(Login form) {
        AuthErrors.throwIfInvalid(new FieldErrors()
                .check("otpId", !form.otpId.isEmpty(), FieldError.REQUIRED)
                .check("otpId", Rules.hasLength(form.otpId, 1, 255), Rules.length(1, 255))
                .check("password", !form.password.isEmpty(), FieldError.REQUIRED)
                .check("password", Rules.hasLength(form.password, 1, 71), Rules.length(1, 71)));
    }

    /** Deletes the row, and takes it as a proof of the address to which it was sent. */
    private static void useUp(App app, Record otp, Record account) {
        try {
            RecordStore.delete(app, otp);
        } catch (RuntimeException e) {
            app.log().warn("Failed to delete used OTP", e);
        }
        String sentTo = otp.text("sentTo");
        if (account.bool("verified") || sentTo.isEmpty() || !sentTo.equals(account.text("email"))) {
            return;
        }
        account.set("verified", true);
        if (!account.collection().auth().mfa().enabled()) {
            // Whoever registered the address before may not have owned it: their password and sessions end.
            account.set("password", Ids.token(30));
            account.set("tokenKey:autogenerate", "");
        }
        try {
            RecordStore.saveWithoutValidation(app, account);
        } catch (RuntimeException e) {
            app.log().warn("Failed to update the verified state of an account after an OTP sign-in", e);
        }
    }

    /** Whether a row was created more than so many seconds ago. */
    static boolean isOlder(Record row, long seconds) {
        return DateText.toInstant(row.text("created"))
                .map(created -> created.plus(Duration.ofSeconds(seconds)).isBefore(Instant.now()))
                .orElse(true);
    }

    private static ApiException invalid() {
        return ApiException.badRequest("Invalid or expired OTP.");
    }
}
