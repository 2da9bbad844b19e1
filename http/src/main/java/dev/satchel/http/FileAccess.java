package dev.satchel.http;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.auth.TokenType;
import dev.satchel.auth.Tokens;
import dev.satchel.error.ApiException;
import dev.satchel.query.FilterException;
import dev.satchel.query.RecordQuery;
import dev.satchel.query.SqlQuery;
import dev.satchel.record.Record;
import dev.satchel.schema.Collection;

/**
 * Who may read a file of a protected field: whom the collection's view rule lets see the record. The caller is the one of
 * the file token in the query, whatever the Authorization header says.
 */
final class FileAccess {
    private FileAccess() {}

    /** @throws ApiException 404 if the caller may not; nobody learns that there is such a file */
    static void check(Exchange exchange, Collection collection, String id) {
        Record caller = caller(exchange);
        RequestInfo request = exchange.requestInfo().withAuth(caller).withContext("protectedFile");
        if (request.isSuperuser()) {
            return;
        }
        String rule = collection.viewRule().orElseThrow(ApiException::notFound);
        if (!rule.isEmpty() && !allows(exchange.app(), collection, rule, id, request)) {
            throw ApiException.notFound();
        }
    }

    /** The token's record, null for none; superusers only from the addresses that are theirs. */
    private static Record caller(Exchange exchange) {
        String token = exchange.query("token");
        if (token.isEmpty()) {
            return null;
        }
        return Tokens.find(exchange.app(), token, TokenType.FILE)
                .filter(record -> !record.isSuperuser() || exchange.isSuperuserAllowedHere())
                .orElse(null);
    }

    private static boolean allows(App app, Collection collection, String rule, String id, RequestInfo request) {
        try {
            RecordQuery query = RecordQuery.of(app, collection, request).rule(rule);
            SqlQuery exists = query.where(query.table() + ".`id` = ?", id).exists();
            return app.db().read(session -> session.exists(exists.sql(), exists.args()));
        } catch (FilterException e) {
            throw ApiException.of(404, "", e);
        }
    }
}
