package dev.satchel.http;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.error.ApiException;
import dev.satchel.record.Record;
import dev.satchel.record.RecordActions;
import dev.satchel.record.RecordPage;
import dev.satchel.record.Uploads;
import dev.satchel.schema.Collection;
import dev.satchel.schema.field.EditorField;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.FileField;
import dev.satchel.schema.field.JsonField;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** {@code /api/collections/{collection}/records}: list, view, create, update and delete records. */
public final class RecordsApi {
    private static final String PATH = "/api/collections/{collection}/records";
    private static final String NO_COLLECTION = "Missing collection context.";
    private static final String INVALID_COLLECTION = "Missing or invalid collection context.";

    /** Fruitless filtered lists of one client that are let through at full speed, in a window of seconds. */
    private static final int FRUITLESS_LISTS = 3;

    private static final int FRUITLESS_WINDOW = 3;

    /** Beyond any body; sums of two such limits still fit. */
    private static final long MOST_BODY_BYTES = 1L << 60;

    public void routes(Router router) {
        router.add("GET", PATH, RecordsApi::list).ownRateLimit();
        router.add("GET", PATH + "/{id}", RecordsApi::view).ownRateLimit();
        router.add("POST", PATH, RecordsApi::create).ownRateLimit().bodyLimit(RecordsApi::bodyLimit);
        router.add("PATCH", PATH + "/{id}", RecordsApi::update).ownRateLimit().bodyLimit(RecordsApi::bodyLimit);
        router.add("DELETE", PATH + "/{id}", RecordsApi::delete).ownRateLimit();
    }

    private static void list(Exchange exchange) {
        Collection collection = collection(exchange, NO_COLLECTION);
        exchange.checkRateLimit(collection, List.of("list"));
        RequestInfo info = exchange.requestInfo();
        RecordPage page = RecordActions.list(exchange.app(), collection, exchange.query(), info);
        if (page.guessing()) {
            slowDownGuessing(exchange, collection);
        }
        exchange.json(200, page);
    }

    /**
     * Answers late by a random time when a client has sent several filters that found nothing: a rule hides records,
     * and how long a search for them takes should not tell whether they are there.
     */
    private static void slowDownGuessing(Exchange exchange, Collection collection) {
        if (exchange.context()
                .limiter()
                .allow(exchange, "lists:" + collection.id(), FRUITLESS_LISTS, FRUITLESS_WINDOW)) {
            return;
        }
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void view(Exchange exchange) {
        Collection collection = collection(exchange, NO_COLLECTION);
        exchange.checkRateLimit(collection, List.of("view"));
        Record record = RecordActions.view(exchange.app(), collection, exchange.param("id"), exchange.requestInfo());
        exchange.json(200, record);
    }

    private static void create(Exchange exchange) {
        Collection collection = collection(exchange, INVALID_COLLECTION);
        refuseView(collection);
        exchange.checkRateLimit(collection, List.of("create"));
        RequestInfo info = exchange.requestInfo();
        exchange.json(200, RecordActions.create(exchange.app(), collection, info, new Uploads(exchange.uploads())));
    }

    private static void update(Exchange exchange) {
        Collection collection = collection(exchange, INVALID_COLLECTION);
        refuseView(collection);
        exchange.checkRateLimit(collection, List.of("update"));
        RequestInfo info = exchange.requestInfo();
        Uploads uploads = new Uploads(exchange.uploads());
        exchange.json(200, RecordActions.update(exchange.app(), collection, exchange.param("id"), info, uploads));
    }

    private static void delete(Exchange exchange) {
        Collection collection = collection(exchange, NO_COLLECTION);
        refuseView(collection);
        exchange.checkRateLimit(collection, List.of("delete"));
        RecordActions.delete(exchange.app(), collection, exchange.param("id"), exchange.requestInfo());
        exchange.noContent();
    }

    private static Collection collection(Exchange exchange, String missing) {
        App app = exchange.app();
        return app.findCollection(exchange.param("collection")).orElseThrow(() -> ApiException.missing(missing));
    }

    static void refuseView(Collection collection) {
        if (collection.isView()) {
            throw ApiException.badRequest("Unsupported collection type.");
        }
    }

    private static long bodyLimit(Exchange exchange) {
        Collection collection = collection(exchange, INVALID_COLLECTION);
        long limit = Route.DEFAULT_BODY_LIMIT;
        if (!collection.isView()) {
            for (Field field : collection.fields()) {
                limit = Math.min(MOST_BODY_BYTES, limit + Math.min(MOST_BODY_BYTES, mostBytes(field)));
            }
        }
        return limit;
    }

    /** A product that does not overflow: options of a file field may be as large as a double's integers. */
    private static long atMost(long size, long count) {
        return size > MOST_BODY_BYTES / count ? MOST_BODY_BYTES : size * count;
    }

    /** How much a field's value may add to a body. */
    private static long mostBytes(Field field) {
        return switch (field) {
            case FileField file ->
                atMost(file.maxSize() > 0 ? file.maxSize() : 5_242_880, Math.max(1, file.maxSelect()));
            case EditorField editor -> editor.maxSize() > 0 ? editor.maxSize() : 5_242_880;
            case JsonField json -> json.maxSize() > 0 ? json.maxSize() : 1_048_576;
            default -> 0;
        };
    }
}
