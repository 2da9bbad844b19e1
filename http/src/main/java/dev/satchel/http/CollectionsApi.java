package dev.satchel.http;

import dev.satchel.App;
import dev.satchel.db.DbException;
import dev.satchel.error.ApiException;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.error.ValidationException;
import dev.satchel.hook.CollectionRequestEvent;
import dev.satchel.hook.CollectionsImportRequestEvent;
import dev.satchel.hook.CollectionsListRequestEvent;
import dev.satchel.json.Json;
import dev.satchel.json.JsonException;
import dev.satchel.query.FilterException;
import dev.satchel.query.Paging;
import dev.satchel.query.SimpleQuery;
import dev.satchel.query.SqlQuery;
import dev.satchel.record.Record;
import dev.satchel.schema.Collection;
import dev.satchel.schema.CollectionImport;
import dev.satchel.schema.CollectionStore;
import dev.satchel.schema.CollectionTruncate;
import dev.satchel.schema.Scaffolds;
import dev.satchel.schema.Schema;
import dev.satchel.schema.ViewDryRun;
import dev.satchel.schema.ViewQueryException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /api/collections}: the definitions of collections, for superusers. */
public final class CollectionsApi {
    private static final Set<String> LIST_COLUMNS = Set.of("id", "created", "updated", "name", "system", "type");
    private static final String INVALID_BODY = "Failed to load the submitted data due to invalid formatting.";
    private static final String INVALID_TYPE_BODY =
            "Failed to load the collection type data due to invalid formatting.";
    private static final String INVALID_FORM = "An error occurred while loading the submitted data.";
    private static final String INVALID_DATA = "An error occurred while validating the submitted data.";
    private static final int MAX_QUERY_BYTES = 5000;

    public void routes(Router router) {
        Middleware superuser = Guards.superuser();
        router.add("GET", "/api/collections", CollectionsApi::list, superuser);
        router.add("POST", "/api/collections", CollectionsApi::create, superuser);
        router.add("GET", "/api/collections/{collection}", CollectionsApi::view, superuser);
        router.add("PATCH", "/api/collections/{collection}", CollectionsApi::update, superuser);
        router.add("DELETE", "/api/collections/{collection}", CollectionsApi::delete, superuser);
        router.add("DELETE", "/api/collections/{collection}/truncate", CollectionsApi::truncate, superuser);
        router.add("PUT", "/api/collections/import", CollectionsApi::importAll, superuser);
        router.add("GET", "/api/collections/meta/scaffolds", CollectionsApi::scaffolds, superuser);
        router.add("POST", "/api/collections/meta/dry-run-view", CollectionsApi::dryRun, superuser);
    }

    private static Collection find(Exchange exchange) {
        return exchange.app().findCollection(exchange.param("collection")).orElseThrow(ApiException::notFound);
    }

    private static void list(Exchange exchange) {
        App app = exchange.app();
        Paging paging = Paging.of(exchange.query());
        SimpleQuery query = SimpleQuery.of("_collections", LIST_COLUMNS, Set.of())
                .filter(exchange.query("filter"))
                .sort(exchange.query("sort").isEmpty() ? "@rowid" : exchange.query("sort"));
        List<String> ids = new ArrayList<>();
        long total;
        try {
            SqlQuery select = query.select("`_collections`.`id`", paging.perPage(), paging.offset());
            SqlQuery count = query.count();
            total = app.db().read(session -> {
                ids.addAll(session.query(row -> row.text(0), select.sql(), select.args()));
                return paging.skipTotal()
                        ? -1L
                        : session.first(row -> row.integer(0), count.sql(), count.args())
                                .orElse(0L);
            });
        } catch (FilterException | DbException e) {
            throw ApiException.badRequest("", e);
        }
        List<Collection> collections = new ArrayList<>(ids.size());
        Schema schema = app.schema();
        ids.forEach(id -> schema.byId(id).ifPresent(collections::add));
        app.hooks()
                .collectionsListRequest
                .trigger(
                        new CollectionsListRequestEvent(app, exchange.requestInfo(), collections),
                        event -> exchange.json(200, out -> {
                            out.beginObject().name("items").beginArray();
                            event.collections().forEach(collection -> collection.writeJson(out));
                            out.endArray();
                            out.name("page")
                                    .value(paging.page())
                                    .name("perPage")
                                    .value(paging.perPage());
                            out.name("totalItems").value(total);
                            out.name("totalPages").value(paging.skipTotal() ? -1 : paging.totalPages(total));
                            out.endObject();
                        }));
    }

    private static void view(Exchange exchange) {
        App app = exchange.app();
        app.hooks()
                .collectionViewRequest
                .trigger(
                        new CollectionRequestEvent(app, exchange.requestInfo(), find(exchange)),
                        event -> exchange.json(200, event.collection()));
    }

    private static void create(Exchange exchange) {
        Map<String, Object> body = exchange.readObject(INVALID_TYPE_BODY);
        String type = text(body, "type");
        Collection draft = Scaffolds.of(type.isEmpty() ? "base" : type, text(body, "name"));
        merge(draft, body);
        App app = exchange.app();
        app.hooks()
                .collectionCreateRequest
                .trigger(new CollectionRequestEvent(app, exchange.requestInfo(), draft), event -> {
                    saving("Failed to create collection.", () -> CollectionStore.save(event.app(), event.collection()));
                    exchange.json(200, event.collection());
                });
    }

    private static String text(Map<String, Object> body, String key) {
        Object value = body.get(key);
        if (value != null && !(value instanceof String)) {
            throw ApiException.badRequest(INVALID_TYPE_BODY);
        }
        return value == null ? "" : (String) value;
    }

    private static void merge(Collection draft, Map<String, Object> body) {
        try {
            draft.merge(body);
        } catch (JsonException e) {
            throw ApiException.badRequest(INVALID_BODY, e);
        }
    }

    private static void update(Exchange exchange) {
        Collection stored = find(exchange);
        Collection draft = stored.copy();
        merge(draft, exchange.readObject(INVALID_BODY));
        App app = exchange.app();
        app.hooks()
                .collectionUpdateRequest
                .trigger(new CollectionRequestEvent(app, exchange.requestInfo(), draft), event -> {
                    if (!event.collection().id().equals(stored.id())) {
                        throw ApiException.notFound();
                    }
                    saving("Failed to update collection.", () -> CollectionStore.save(event.app(), event.collection()));
                    exchange.json(200, event.collection());
                });
    }

    /** Tells the client field errors by field, and any other trouble as it is. */
    private static void saving(String failure, Runnable work) {
        try {
            work.run();
        } catch (ValidationException e) {
            throw ApiException.badRequest(failure, e);
        } catch (RuntimeException e) {
            throw ApiException.badRequest(failure + " Raw error: \n" + e.getMessage(), e);
        }
    }

    private static void delete(Exchange exchange) {
        App app = exchange.app();
        app.hooks()
                .collectionDeleteRequest
                .trigger(new CollectionRequestEvent(app, exchange.requestInfo(), find(exchange)), event -> {
                    try {
                        CollectionStore.delete(event.app(), event.collection());
                    } catch (CollectionStore.ReferencedException e) {
                        throw ApiException.badRequest(e.getMessage(), e);
                    } catch (RuntimeException e) {
                        throw ApiException.badRequest("Failed to delete collection.", e);
                    }
                    exchange.noContent();
                });
    }

    private static void truncate(Exchange exchange) {
        CollectionTruncate.run(exchange.app(), find(exchange));
        exchange.noContent();
    }

    private static void importAll(Exchange exchange) {
        Map<String, Object> body = exchange.readObject(INVALID_FORM);
        List<Map<String, Object>> collections = new ArrayList<>();
        boolean deleteMissing;
        try {
            deleteMissing = body.get("deleteMissing") != null && flag(body.get("deleteMissing"));
            for (Object item : body.get("collections") instanceof List<?> list ? list : list(body.get("collections"))) {
                collections.add(Json.asObject(item));
            }
        } catch (JsonException e) {
            throw ApiException.badRequest(INVALID_FORM, e);
        }
        App app = exchange.app();
        CollectionsImportRequestEvent request =
                new CollectionsImportRequestEvent(app, exchange.requestInfo(), collections, deleteMissing);
        if (collections.isEmpty()) {
            throw ApiException.of(400, INVALID_DATA, new ValidationException("collections", FieldError.REQUIRED));
        }
        app.hooks().collectionsImportRequest.trigger(request, event -> {
            try {
                CollectionImport.run(event.app(), event.collections(), event.deleteMissing());
            } catch (ValidationException e) {
                throw ApiException.badRequest("Failed to import collections.", e);
            }
            exchange.noContent();
        });
    }

    private static boolean flag(Object value) {
        if (!(value instanceof Boolean flag)) {
            throw new JsonException("expected a boolean");
        }
        return flag;
    }

    private static List<?> list(Object value) {
        if (value != null) {
            throw new JsonException("expected a list");
        }
        return List.of();
    }

    private static void scaffolds(Exchange exchange) {
        exchange.json(200, out -> {
            out.beginObject();
            for (String type : List.of("auth", "base", "view")) {
                out.name(type);
                Scaffolds.of(type, "").writeJson(out);
            }
            out.endObject();
        });
    }

    private static void dryRun(Exchange exchange) {
        Object query = exchange.readObject(INVALID_FORM).get("query");
        if (query != null && !(query instanceof String)) {
            throw ApiException.badRequest(INVALID_FORM);
        }
        String sql = query == null ? "" : (String) query;
        checkQuery(sql);
        ViewDryRun tried;
        try {
            tried = ViewDryRun.run(exchange.app(), sql, ViewDryRun.SAMPLE);
        } catch (ViewQueryException | DbException e) {
            throw ApiException.badRequest("Invalid view query. Raw error: \n" + e.getMessage(), e);
        }
        List<Record> sample = tried.sample();
        exchange.json(200, out -> {
            out.beginObject().name("fields").beginArray();
            tried.collection().fields().forEach(field -> out.any(field.toMap()));
            out.endArray().name("sample").beginArray();
            sample.forEach(record -> record.writeJson(out));
            out.endArray().endObject();
        });
    }

    private static void checkQuery(String sql) {
        FieldErrors errors = new FieldErrors();
        if (sql.isEmpty()) {
            errors.put("query", FieldError.REQUIRED);
        } else if (sql.getBytes(StandardCharsets.UTF_8).length > MAX_QUERY_BYTES) {
            errors.put(
                    "query",
                    new FieldError(
                            "validation_length_too_long",
                            "the length must be no more than " + MAX_QUERY_BYTES,
                            Map.of("max", (long) MAX_QUERY_BYTES, "min", 0L)));
        }
        if (!errors.isEmpty()) {
            throw new ApiException(400, INVALID_DATA, errors, null);
        }
    }
}
