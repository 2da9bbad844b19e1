package dev.satchel.record;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.auth.AuthForms;
import dev.satchel.db.DbException;
import dev.satchel.error.ApiException;
import dev.satchel.error.ValidationException;
import dev.satchel.hook.Hook;
import dev.satchel.hook.RecordRequestEvent;
import dev.satchel.hook.RecordsListEvent;
import dev.satchel.query.FilterException;
import dev.satchel.query.Paging;
import dev.satchel.query.RecordQuery;
import dev.satchel.query.SqlQuery;
import dev.satchel.schema.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What clients do with records: list, view, create, update and delete, each with its rule, hooks and enrichment. The
 * order of checks is part of the API, as it decides which error a client sees.
 */
public final class RecordActions {
    private static final String TEMPORARY_ID = "__temp_id____pb_create__";

    private RecordActions() {}

    /**
     * One page of the records that the caller may list.
     *
     * @param query the request's parameters: page, perPage, skipTotal, filter, sort, expand
     */
    public static RecordPage list(App app, Collection collection, Map<String, String> query, RequestInfo request) {
        boolean superuser = request.isSuperuser();
        Optional<String> rule = collection.listRule();
        if (rule.isEmpty() && !superuser) {
            throw superusersOnly();
        }
        String filter = query.getOrDefault("filter", "");
        String sort = query.getOrDefault("sort", "");
        if (!superuser) {
            checkClientExpression(filter);
            checkClientExpression(sort);
        }
        Paging paging = Paging.of(query);
        RecordPage page;
        try {
            RecordQuery wanted = RecordQuery.of(app, collection, request)
                    .filter(filter, superuser)
                    .sort(sort, superuser);
            if (!superuser) {
                wanted.rule(rule.get());
            }
            page = find(
                    app,
                    collection,
                    wanted,
                    paging,
                    !superuser && !filter.isEmpty() && !rule.get().isEmpty());
        } catch (FilterException | DbException e) {
            throw ApiException.badRequest("", e);
        }
        String expand = query.getOrDefault("expand", "");
        app.hooks()
                .recordsListRequest
                .trigger(
                        new RecordsListEvent(app, collection, page, request),
                        event -> Enricher.enrich(event.app(), event.page().items(), request, expand));
        return page;
    }

    private static RecordPage find(App app, Collection collection, RecordQuery wanted, Paging paging, boolean guarded) {
        SqlQuery select = wanted.select(paging.perPage(), paging.offset());
        return app.db().read(session -> {
            List<Record> items = session.query(Rows.of(collection), select.sql(), select.args());
            long total = -1;
            if (!paging.skipTotal()) {
                boolean last = items.size() < paging.perPage() && (!items.isEmpty() || paging.page() == 1);
                if (last) { // the page shows where the rows end, so there is nothing to count
                    total = paging.offset() + items.size();
                } else {
                    SqlQuery count = wanted.count();
                    total = session.first(row -> row.integer(0), count.sql(), count.args())
                            .orElse(0L);
                }
            }
            long pages = paging.skipTotal() ? -1 : paging.totalPages(total);
            return new RecordPage(items, paging.page(), paging.perPage(), total, pages, guarded && items.isEmpty());
        });
    }

    /** Only rules may speak of the request and of other collections: through a filter they would leak. */
    private static void checkClientExpression(String text) {
        if (text.contains("@collection.")) {
            throw ApiException.forbidden("Only superusers can filter by @collection.");
        }
        if (text.contains("@request.")) {
            throw ApiException.forbidden("Only superusers can filter by @request.");
        }
    }

    /** A record that the caller may view. */
    public static Record view(App app, Collection collection, String id, RequestInfo request) {
        Record record = find(app, collection, id, collection.viewRule(), request);
        app.hooks()
                .recordViewRequest
                .trigger(
                        new RecordRequestEvent(app, record, request),
                        event -> Enricher.enrich(event.app(), List.of(event.record()), request, expand(request)));
        return record;
    }

    /** Creates a record from the request's body and files; gives it enriched. */
    public static Record create(App app, Collection collection, RequestInfo request, Uploads uploads) {
        checkWritable(collection, collection.createRule(), request);
        Record record = Record.blank(collection);
        Map<String, Object> data = Submission.load(record, request, uploads);
        request.body(data);
        boolean manager = request.isSuperuser();
        if (!request.isSuperuser()) {
            Record candidate = candidate(record);
            if (candidate.get("password") instanceof PasswordValue password && !password.hashable()) {
                // Without a hash there is no row that the rule could be asked about.
                throw ApiException.badRequest("Failed to create record.");
            }
            try {
                String rule = collection.createRule().orElseThrow();
                if (!rule.isEmpty()
                        && !exists(
                                app,
                                RecordQuery.of(app, collection, request)
                                        .rule(rule)
                                        .row(candidate))) {
                    throw ApiException.badRequest("Failed to create record.");
                }
            } catch (FilterException | DbException e) {
                throw ApiException.badRequest("Failed to create record.", e);
            }
            manager = manages(app, collection, request, query -> query.row(candidate));
        }
        save(app, record, request, manager, data, app.hooks().recordCreateRequest, "Failed to create record.");
        return record;
    }

    /** The record as the create rule sees it before it exists. */
    private static Record candidate(Record record) {
        Record candidate = record.copy();
        if (candidate.id().isEmpty()) {
            candidate.setValue("id", TEMPORARY_ID + dev.satchel.Ids.token(6));
        }
        if (candidate.collection().isAuth()) {
            candidate.setValue("verified", false);
        }
        return candidate;
    }

    /** Changes a record by the request's body and files; gives it enriched. */
    public static Record update(App app, Collection collection, String id, RequestInfo request, Uploads uploads) {
        checkWritable(collection, collection.updateRule(), request);
        Record record = RecordStore.findById(app, collection, id).orElseThrow(ApiException::notFound);
        Map<String, Object> data = Submission.load(record, request, uploads);
        request.body(data);
        boolean manager = request.isSuperuser();
        if (!request.isSuperuser()) {
            String rule = collection.updateRule().orElseThrow();
            if (!rule.isEmpty() && !matches(app, collection, id, rule, request)) {
                throw ApiException.notFound();
            }
            manager = manages(app, collection, request, query -> query.where(query.table() + ".`id` = ?", id));
        }
        save(app, record, request, manager, data, app.hooks().recordUpdateRequest, "Failed to update record.");
        return record;
    }

    private static void save(
            App app,
            Record record,
            RequestInfo request,
            boolean manager,
            Map<String, Object> data,
            Hook<RecordRequestEvent> hook,
            String failure) {
        hook.trigger(new RecordRequestEvent(app, record, request), event -> {
            try {
                if (record.collection().isAuth()) {
                    AuthForms.check(event.app(), record, request, manager, data);
                }
                RecordStore.save(event.app(), record);
            } catch (ApiException e) {
                throw e;
            } catch (ValidationException e) {
                throw ApiException.badRequest(failure, e);
            } catch (RuntimeException e) {
                throw ApiException.badRequest(failure, e);
            }
            Enricher.enrich(event.app(), List.of(record), request, expand(request));
        });
    }

    /** Deletes a record with what depends on it. */
    public static void delete(App app, Collection collection, String id, RequestInfo request) {
        if (collection.isView()) {
            throw ApiException.badRequest("Unsupported collection type.");
        }
        Record found = find(app, collection, id, collection.deleteRule(), request);
        app.hooks().recordDeleteRequest.trigger(new RecordRequestEvent(app, found, request), event -> {
            try {
                RecordStore.delete(event.app(), event.record());
            } catch (ApiException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new ApiException(
                        400,
                        "Failed to delete record. Make sure that the record is not part of a required relation reference.",
                        null,
                        e);
            }
        });
    }

    private static void checkWritable(Collection collection, Optional<String> rule, RequestInfo request) {
        if (collection.isView()) {
            throw ApiException.badRequest("Unsupported collection type.");
        }
        if (rule.isEmpty() && !request.isSuperuser()) {
            throw superusersOnly();
        }
    }

    private static Record find(App app, Collection collection, String id, Optional<String> rule, RequestInfo request) {
        if (rule.isEmpty() && !request.isSuperuser()) {
            throw superusersOnly();
        }
        if (request.isSuperuser() || rule.get().isEmpty()) {
            return RecordStore.findById(app, collection, id).orElseThrow(ApiException::notFound);
        }
        try {
            RecordQuery query = RecordQuery.of(app, collection, request).rule(rule.get());
            SqlQuery select = query.where(query.table() + ".`id` = ?", id).select(1, 0);
            return app.db()
                    .read(session -> session.first(Rows.of(collection), select.sql(), select.args()))
                    .orElseThrow(ApiException::notFound);
        } catch (FilterException | DbException e) {
            throw ApiException.of(404, "", e);
        }
    }

    /** Whether a stored record satisfies a rule; a rule that is broken is satisfied by none. */
    private static boolean matches(App app, Collection collection, String id, String rule, RequestInfo request) {
        try {
            RecordQuery query = RecordQuery.of(app, collection, request).rule(rule);
            return exists(app, query.where(query.table() + ".`id` = ?", id));
        } catch (FilterException | DbException e) {
            return false;
        }
    }

    private static boolean exists(App app, RecordQuery query) {
        SqlQuery exists = query.exists();
        return app.db().read(session -> session.exists(exists.sql(), exists.args()));
    }

    /** Whether an auth collection's manage rule lets the caller change what only the account itself may. */
    private static boolean manages(
            App app, Collection collection, RequestInfo request, java.util.function.UnaryOperator<RecordQuery> row) {
        String rule = collection.isAuth() ? collection.auth().manageRule().orElse("") : "";
        if (rule.isEmpty() || request.auth().isEmpty()) {
            return false;
        }
        try {
            return exists(
                    app, row.apply(RecordQuery.of(app, collection, request).rule(rule)));
        } catch (FilterException | DbException e) {
            return false;
        }
    }

    private static String expand(RequestInfo request) {
        return request.query().getOrDefault("expand", "");
    }

    private static ApiException superusersOnly() {
        return ApiException.forbidden("Only superusers can perform this action.");
    }
}
