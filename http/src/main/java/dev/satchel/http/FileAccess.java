package dev.satchel.http;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.error.ApiException;
import dev.satchel.query.FilterException;
import dev.satchel.query.RecordQuery;
import dev.satchel.query.SqlQuery;
import dev.satchel.schema.Collection;

/** Who may read a file of a protected field: whom the collection's view rule lets see the record. */
final class FileAccess {
    private FileAccess() {}

    /** @throws ApiException 404 if the caller may not; nobody learns that there is such a file */
    static void check(Exchange exchange, Collection collection, String id) {
        RequestInfo request = exchange.requestInfo().withAuth(null).withContext("protectedFile");
        String rule = collection.viewRule().orElseThrow(ApiException::notFound);
        if (!rule.isEmpty() && !allows(exchange.app(), collection, rule, id, request)) {
            throw ApiException.notFound();
        }
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
