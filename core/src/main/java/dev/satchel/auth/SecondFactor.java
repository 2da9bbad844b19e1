package dev.satchel.auth;

import dev.satchel.App;
import dev.satchel.error.ApiException;
import dev.satchel.query.FilterException;
import dev.satchel.record.Record;
import dev.satchel.record.RecordStore;
import dev.satchel.schema.AuthOptions;
import dev.satchel.schema.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-in with two factors. The first leaves a row in {@code _mfas}, whose id the second has to bring; the two must be
 * different methods, in any order.
 */
final class SecondFactor {
    static final String COLLECTION = "_mfas";

    private SecondFactor() {}

    /**
     * Gives the id of a new row if the account still needs another factor, nothing if it may be signed in.
     *
     * @throws ApiException 400 if the given session is over, somebody else's, or of the same method
     */
    static Optional<String> check(AuthCall call, Record account, String method) {
        AuthOptions.Mfa mfa = account.collection().auth().mfa();
        if (!mfa.enabled() || !needed(call, account, mfa, method)) {
            return Optional.empty();
        }
        App app = call.app();
        Collection sessions = app.findCollection(COLLECTION).orElseThrow(AuthErrors::failed);
        String mfaId = call.parameter("mfaId");
        if (mfaId.isEmpty()) {
            return Optional.of(begin(app, sessions, account, method));
        }
        Record session = RecordStore.findById(app, sessions, mfaId)
                .orElseThrow(() -> ApiException.badRequest("Invalid or expired MFA session."));
        if (OneTimePasswords.isOlder(session, mfa.duration())) {
            RecordStore.delete(app, session);
            throw ApiException.badRequest("Invalid or expired MFA session.");
        }
        if (!session.text("recordRef").equals(account.id())
                || !session.text("collectionRef").equals(account.collection().id())) {
            throw ApiException.badRequest("Invalid MFA session.");
        }
        if (session.text("method").equals(method)) {
            throw ApiException.badRequest("A different authentication method is required.");
        }
        RecordStore.delete(app, session);
        return Optional.empty();
    }

    private static boolean needed(AuthCall call, Record account, AuthOptions.Mfa mfa, String method) {
        try {
            return Accounts.satisfies(
                    call.app(), account, mfa.rule(), call.request().withContext(method));
        } catch (FilterException e) {
            throw ApiException.badRequest("Failed to authenticate.", e);
        }
    }

    private static String begin(App app, Collection sessions, Record account, String method) {
        Record session = Record.blank(sessions);
        session.load(Map.of(
                "collectionRef", account.collection().id(),
                "recordRef", account.id(),
                "method", method));
        RecordStore.save(app, session);
        return session.id();
    }
}
