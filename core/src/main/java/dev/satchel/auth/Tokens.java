package dev.satchel.auth;

import dev.satchel.App;
import dev.satchel.record.Record;
import dev.satchel.record.RecordStore;
import dev.satchel.schema.Collection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens that stand for an auth record. They are signed with the record's {@code tokenKey} and the collection's secret
 * of the token's type, and nothing is stored about them: a new key or secret ends them.
 */
public final class Tokens {
    private Tokens() {}

    /** A sign-in with the collection's usual life, which may be renewed. */
    public static String auth(App app, Record record) {
        return auth(app, record, Duration.ZERO, true);
    }

    /** A sign-in; {@code life} zero for the collection's usual one. */
    public static String auth(App app, Record record, Duration life, boolean refreshable) {
        return make(record, TokenType.AUTH, life, Map.of("refreshable", refreshable));
    }

    /** For the download of protected files. */
    public static String file(App app, Record record) {
        return make(record, TokenType.FILE, Duration.ZERO, Map.of());
    }

    /** A token of any type; {@code life} zero for the collection's usual one. */
    public static String make(Record record, TokenType type, Duration life, Map<String, Object> extraClaims) {
        Collection collection = record.collection();
        long seconds = life.isZero() ? type.options(collection.auth()).duration() : life.toSeconds();
        Map<String, Object> claims = new HashMap<>(extraClaims);
        claims.put("collectionId", collection.id());
        claims.put("exp", Instant.now().getEpochSecond() + seconds);
        claims.put("id", record.id());
        claims.put("type", type.claim());
        return Jwt.sign(claims, key(record, type));
    }

    /** The record that a valid token of the type stands for, as it is now. Nothing tells why there is none. */
    public static Optional<Record> find(App app, String token, TokenType type) {
        Jwt jwt = Jwt.parse(token).orElse(null);
        if (jwt == null
                || !jwt.text("type").equals(type.claim())
                || jwt.text("id").isEmpty()) {
            return Optional.empty();
        }
        return app.findCollection(jwt.text("collectionId"))
                .filter(Collection::isAuth)
                .flatMap(collection -> RecordStore.findById(app, collection, jwt.text("id")))
                .filter(record -> jwt.isSignedWith(key(record, type)));
    }

    /** The claims of a token that is well-formed and in time, whoever signed it; else none. */
    public static Map<String, Object> claims(String token) {
        return Jwt.parse(token).map(Jwt::claims).orElse(Map.of());
    }

    /** Whether the token, which must have been verified before, may be exchanged for a fresh one. */
    public static boolean isRefreshable(String token) {
        return Boolean.TRUE.equals(claims(token).get("refreshable"));
    }

    private static String key(Record record, TokenType type) {
        return record.text("tokenKey")
                + type.options(record.collection().auth()).secret();
    }
}
