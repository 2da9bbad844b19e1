package dev.satchel.auth;

import dev.satchel.App;
import dev.satchel.record.Record;
import dev.satchel.record.RecordStore;
import dev.satchel.schema.Collection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers from where an account signs in: rows of {@code _authOrigins}, at most five, one for each pair of address and
 * user agent. A new one, when there are others, is what the account's owner is told about.
 */
final class LoginAlerts {
    private static final int MOST_ORIGINS = 5;
    private static final int MOST_AGENT_BYTES = 200;

    private LoginAlerts() {}

    /** Notes a sign-in. Failures are logged: the account is signed in whatever happens here. */
    static void check(AuthCall call, Record account) {
        if (!account.collection().auth().authAlert().enabled()) {
            return;
        }
        try {
            note(call, account);
        } catch (RuntimeException e) {
            call.app().log().warn("Failed to send login alert", e);
        }
    }

    private static void note(AuthCall call, Record account) {
        App app = call.app();
        Optional<Collection> collection = app.findCollection("_authOrigins");
        if (collection.isEmpty()) {
            return;
        }
        String agent = shortened(call.request().headers().getOrDefault("user_agent", ""));
        String fingerprint = md5(call.ip() + agent);
        List<Record> origins = RecordStore.findAll(
                app,
                collection.get(),
                "`collectionRef` = ? AND `recordRef` = ? ORDER BY `created` DESC",
                account.collection().id(),
                account.id());
        for (Record origin : origins) {
            if (origin.text("fingerprint").equals(fingerprint)) {
                RecordStore.save(app, origin);
                return;
            }
        }
        if (!origins.isEmpty() && !account.text("email").isEmpty()) {
            // An origin is remembered only once its owner has been told of it, and nothing can send the mail yet.
            throw new IllegalStateException("no mailer");
        }
        for (int i = origins.size() - 1; i >= MOST_ORIGINS - 1; i--) {
            RecordStore.delete(app, origins.get(i));
        }
        Record origin = Record.blank(collection.get());
        origin.load(Map.of(
                "collectionRef", account.collection().id(),
                "recordRef", account.id(),
                "fingerprint", fingerprint));
        RecordStore.save(app, origin);
    }

    /** At most 200 bytes of the user agent, which are part of the fingerprint. */
    private static String shortened(String agent) {
        byte[] bytes = agent.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MOST_AGENT_BYTES
                ? agent
                : new String(bytes, 0, MOST_AGENT_BYTES, StandardCharsets.UTF_8) + "...";
    }

    /** MD5 only tells origins apart here, as PocketBase's rows do; nothing is protected by it. */
    private static String md5(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
