package dev.satchel.auth;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.schema.Collection;

/**
 * A call of an auth operation.
 *
 * @param collection an auth collection
 * @param request the request as rules see it: caller before the sign-in, query ({@code mfaId}, {@code expand}), body
 * @param ip the client's address in expanded form, {@code ""} if there is none behind it
 */
public record AuthCall(App app, Collection collection, RequestInfo request, String ip) {

    /** A value that may come in the query or in the body; {@code ""} if it does not. */
    String parameter(String name) {
        String value = request.query().getOrDefault(name, "");
        return value.isEmpty() && request.body().get(name) instanceof String text ? text : value;
    }

    AuthCall with(App other) {
        return new AuthCall(other, collection, request, ip);
    }
}
