package dev.satchel.http;

import dev.satchel.error.ApiException;
import dev.satchel.record.Record;
import java.util.Set;

/** Who may use a route; put in front of handlers by {@link Router#add}. */
public final class Guards {
    private static final String TOKEN_REQUIRED = "The request requires valid record authorization token.";

    private Guards() {}

    /** Superusers. */
    public static Middleware superuser() {
        return auth("_superusers");
    }

    /** Records of the named auth collections, of all if none is named. */
    public static Middleware auth(String... collections) {
        Set<String> names = Set.of(collections);
        return (exchange, next) -> {
            Record caller = exchange.auth().orElseThrow(() -> ApiException.unauthorized(TOKEN_REQUIRED));
            if (!names.isEmpty() && !names.contains(caller.collection().name())) {
                throw ApiException.forbidden("The authorized record is not allowed to perform this action.");
            }
            next.handle(exchange);
        };
    }

    /** Superusers and the record whose id is the named path parameter. */
    public static Middleware superuserOrOwner(String idParam) {
        return (exchange, next) -> {
            Record caller = exchange.auth()
                    .orElseThrow(() ->
                            ApiException.unauthorized("The request requires superuser or record authorization token."));
            if (!exchange.isSuperuser() && !caller.id().equals(exchange.param(idParam))) {
                throw ApiException.forbidden("");
            }
            next.handle(exchange);
        };
    }

    /** Records of the collection that the path parameter names, by id or name. */
    public static Middleware sameCollection(String collectionParam) {
        return (exchange, next) -> {
            Record caller = exchange.auth().orElseThrow(() -> ApiException.unauthorized(TOKEN_REQUIRED));
            String wanted = exchange.param(collectionParam);
            boolean same = exchange.app()
                    .findCollection(wanted)
                    .filter(collection ->
                            collection.id().equals(caller.collection().id()))
                    .isPresent();
            if (!same) {
                throw ApiException.forbidden("The request requires auth record from "
                        + caller.collection().name() + " collection.");
            }
            next.handle(exchange);
        };
    }

    /** Guests only. */
    public static Middleware guest() {
        return (exchange, next) -> {
            if (exchange.auth().isPresent()) {
                throw ApiException.badRequest("The request can be accessed only by guests.");
            }
            next.handle(exchange);
        };
    }
}
