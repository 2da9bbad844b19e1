package dev.satchel.auth;

import dev.satchel.App;
import dev.satchel.IpRange;
import dev.satchel.RequestInfo;
import dev.satchel.error.ApiException;
import dev.satchel.hook.AccountEvent;
import dev.satchel.hook.AuthEvent;
import dev.satchel.hook.FileTokenEvent;
import dev.satchel.hook.PasswordLoginEvent;
import dev.satchel.record.Enricher;
import dev.satchel.record.PasswordValue;
import dev.satchel.record.Record;
import dev.satchel.record.RecordStore;
import dev.satchel.schema.Collection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sign-in with password, refresh and impersonation, and what every way of signing in has in common. */
public final class AuthActions {
    private AuthActions() {}

    /** @throws ApiException 403 if the collection has sign-in with password switched off */
    public static void requirePasswordAuth(Collection collection) {
        if (!collection.auth().passwordAuth().enabled()) {
            throw AuthErrors.notConfigured("password");
        }
    }

    /**
     * Signs in with identity and password.
     *
     * @throws ApiException 400 for wrong credentials, without telling whether the identity is known; 403 if the account
     *     may not sign in
     */
    public static AuthOutcome withPassword(AuthCall call, PasswordLogin login) {
        requirePasswordAuth(call.collection());
        login.validate(call.collection().auth().passwordAuth());
        Record found =
                Accounts.findByIdentity(call.app(), call.collection(), login).orElse(null);
        PasswordLoginEvent login0 = new PasswordLoginEvent(
                call.app(),
                call.collection(),
                call.request(),
                found,
                login.identity(),
                login.identityField(),
                login.password());
        call.app().hooks().recordAuthWithPasswordRequest.trigger(login0, event -> {
            Record record = event.record().orElse(null);
            if (record == null) {
                // Takes as long as a wrong password would, so that the time does not tell that nobody has the identity.
                RecordStore.findFirst(event.app(), event.collection(), "1 = 1")
                        .ifPresent(other -> hasPassword(other, event.password()));
                throw AuthErrors.failed();
            }
            if (!hasPassword(record, event.password())) {
                throw AuthErrors.failed();
            }
            event.outcome(signIn(call.with(event.app()), record, "password", Optional.empty()));
        });
        return outcome(login0);
    }

    /**
     * Exchanges a token for a fresh one; one that is not refreshable is just given back.
     *
     * @param record the caller's, of the call's collection
     * @param token the caller's, already verified
     */
    public static AuthOutcome refresh(AuthCall call, Record record, String token) {
        AccountEvent refresh = new AccountEvent(call.app(), call.collection(), call.request(), record);
        call.app().hooks().recordAuthRefreshRequest.trigger(refresh, event -> {
            Record account = event.record().orElseThrow(ApiException::notFound);
            String next = Tokens.isRefreshable(token) ? Tokens.auth(event.app(), account) : token;
            event.outcome(answer(call.with(event.app()), account, next, "", Optional.empty()));
        });
        return outcome(refresh);
    }

    /**
     * Gives a superuser a token of another account, which cannot be refreshed.
     *
     * @param seconds life of the token, 0 for the usual one
     */
    public static AuthOutcome impersonate(AuthCall call, String recordId, long seconds) {
        Record record = requireAccount(call.app(), call.collection(), recordId);
        String token = Tokens.auth(call.app(), record, Duration.ofSeconds(seconds), false);
        return answer(call, record, token, "", Optional.empty());
    }

    /** @throws ApiException 404 if there is no such account */
    public static Record requireAccount(App app, Collection collection, String recordId) {
        return RecordStore.findById(app, collection, recordId).orElseThrow(ApiException::notFound);
    }

    /** Signs in an account whose credentials have been found right. */
    public static AuthOutcome signIn(AuthCall call, Record record, String method, Optional<Object> meta) {
        return answer(call, record, Tokens.auth(call.app(), record), method, meta);
    }

    /** The caller's token for the download of protected files. */
    public static String fileToken(App app, Record record) {
        FileTokenEvent request = new FileTokenEvent(app, record, Tokens.file(app, record));
        app.hooks().fileTokenRequest.trigger(request, event -> {});
        return request.token();
    }

    private static AuthOutcome answer(
            AuthCall call, Record record, String token, String method, Optional<Object> meta) {
        requireAllowedAddress(call, record);
        requireAuthRule(call, record, method);
        AuthEvent auth =
                new AuthEvent(call.app(), call.collection(), call.request(), record, token, meta.orElse(null), method);
        call.app().hooks().recordAuthRequest.trigger(auth, event -> {
            Record account = event.record().orElseThrow(ApiException::notFound);
            AuthCall inner = call.with(event.app());
            if (!event.authMethod().isEmpty()) {
                Optional<String> mfaId = SecondFactor.check(inner, account, event.authMethod());
                if (mfaId.isPresent()) {
                    event.outcome(new AuthOutcome.SecondFactorNeeded(mfaId.get()));
                    return;
                }
            }
            account.showEmail(true);
            Enricher.enrich(
                    event.app(),
                    List.of(account),
                    call.request().withAuth(account),
                    call.request().query().getOrDefault("expand", ""));
            if (!event.authMethod().isEmpty()) {
                LoginAlerts.check(inner, account);
            }
            event.outcome(new AuthOutcome.SignedIn(event.token(), account, event.meta()));
        });
        return outcome(auth);
    }

    /** @throws ApiException 403 if the account is a superuser's and the client's address is none of theirs */
    private static void requireAllowedAddress(AuthCall call, Record record) {
        List<String> allowed = call.app().settings().superuserIPs();
        if (record.isSuperuser() && !allowed.isEmpty() && !IpRange.anyContains(allowed, call.ip())) {
            throw ApiException.forbidden("");
        }
    }

    /** The auth rule decides about a sign-in, not about what a superuser asks for. */
    private static void requireAuthRule(AuthCall call, Record record, String method) {
        if (call.request().isSuperuser()) {
            return;
        }
        Optional<String> rule = record.collection().auth().authRule();
        RequestInfo request = call.request().withContext(method.isEmpty() ? "default" : method);
        if (rule.isEmpty() || !Accounts.satisfies(call.app(), record, rule.get(), request)) {
            throw ApiException.forbidden("The request doesn't satisfy the collection requirements to authenticate.");
        }
    }

    static boolean hasPassword(Record record, String plain) {
        return record.get("password") instanceof PasswordValue password && Passwords.matches(plain, password.hash());
    }

    static AuthOutcome outcome(AccountEvent event) {
        return event.outcome().orElseGet(AuthOutcome.Stopped::new);
    }
}
