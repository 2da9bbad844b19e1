package dev.satchel.record;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.db.DbException;
import dev.satchel.error.ApiException;
import dev.satchel.hook.RecordRequestEvent;
import dev.satchel.log.LogWriter;
import dev.satchel.query.FilterException;
import dev.satchel.query.RecordQuery;
import dev.satchel.query.SqlQuery;
import dev.satchel.schema.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes records ready for a caller: what is visible, and the relations asked for. */
public final class Enricher {
    private Enricher() {}

    /**
     * Enriches records of one collection.
     *
     * @param expand the value of the {@code expand} parameter; {@code ""} for none
     */
    public static void enrich(App app, List<Record> records, RequestInfo request, String expand) {
        if (records.isEmpty()) {
            return;
        }
        if (app.hooks().recordEnrich.isEmpty()) {
            complete(app, records, request, expand);
            return;
        }
        try {
            enrich(app, records, 0, request, expand);
        } catch (ApiException e) {
            throw e;
        } catch (RuntimeException e) {
            throw ApiException.of(
                    500, records.size() == 1 ? "Failed to enrich record." : "Failed to enrich records.", e);
        }
    }

    /** The hook runs once for each record, the first one's around all others'. */
    private static void enrich(App app, List<Record> records, int index, RequestInfo request, String expand) {
        if (index == records.size()) {
            complete(app, records, request, expand);
            return;
        }
        app.hooks()
                .recordEnrich
                .trigger(
                        new RecordRequestEvent(app, records.get(index), request),
                        event -> enrich(event.app(), records, index + 1, request, expand));
    }

    private static void complete(App app, List<Record> records, RequestInfo request, String expand) {
        try {
            show(app, records, request);
            if (!expand.isEmpty()) {
                Expander.expand(app, records, expand, request);
            }
        } catch (RuntimeException e) {
            app.log().log(LogWriter.WARN, "Failed to enrich records", Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    /** Hidden fields for superusers; addresses of accounts for superusers, their owner and managers. */
    static void show(App app, List<Record> records, RequestInfo request) {
        if (request.isSuperuser()) {
            for (Record record : records) {
                record.showHidden(true);
                record.showEmail(true);
            }
            return;
        }
        Collection collection = records.getFirst().collection();
        if (!collection.isAuth() || request.auth().isEmpty()) {
            return;
        }
        Record caller = request.auth().get();
        if (caller.collection().id().equals(collection.id())) {
            for (Record record : records) {
                if (record.id().equals(caller.id())) {
                    record.showEmail(true);
                }
            }
        }
        String rule = collection.auth().manageRule().orElse("");
        if (!rule.isEmpty()) {
            Set<String> managed = managed(app, collection, rule, records, request);
            records.forEach(record -> record.showEmail(record.emailShown() || managed.contains(record.id())));
        }
    }

    private static Set<String> managed(
            App app, Collection collection, String rule, List<Record> records, RequestInfo request) {
        try {
            RecordQuery query = RecordQuery.of(app, collection, request).rule(rule);
            Object[] ids = records.stream().map(Record::id).toArray();
            SqlQuery found = query.where(query.table() + ".`id` IN (?" + ",?".repeat(ids.length - 1) + ")", ids)
                    .ids();
            return new HashSet<>(
                    app.db().read(session -> session.query(row -> row.text(0), found.sql(), found.args())));
        } catch (FilterException | DbException e) {
            return Set.of();
        }
    }
}
