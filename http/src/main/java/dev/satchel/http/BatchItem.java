package dev.satchel.http;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.error.ApiException;
import dev.satchel.file.UploadedFile;
import dev.satchel.hook.BatchRequestEvent;
import dev.satchel.json.JsonWriter;
import dev.satchel.json.Numbers;
import dev.satchel.record.Record;
import dev.satchel.record.RecordActions;
import dev.satchel.record.RecordStore;
import dev.satchel.record.Uploads;
import dev.satchel.schema.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One request of a batch, run in the batch's transaction with everything that it would go through alone. */
final class BatchItem {
    private static final byte[] NO_BODY = new byte[0];

    private final App app;
    private final Exchange exchange;
    private final BatchRequestEvent.Request item;
    private final Map<String, List<UploadedFile>> files;

    BatchItem(App app, Exchange exchange, BatchRequestEvent.Request item, Map<String, List<UploadedFile>> files) {
        this.app = app;
        this.exchange = exchange;
        this.item = item;
        this.files = files;
    }

    /** Gives the body of the answer; empty for a deletion. */
    byte[] run() {
        BatchTarget target = BatchTarget.of(item.method(), item.url())
                .orElseThrow(() -> new IllegalArgumentException("unknown batch request action"));
        Collection collection = app.findCollection(target.collection())
                .orElseThrow(() -> ApiException.missing("Missing collection context."));
        String id = target.action().equals("PUT") ? existingId(collection) : target.id();
        String action = target.action().equals("PUT") ? id.isEmpty() ? "POST" : "PATCH" : target.action();
        RecordsApi.refuseView(collection);
        exchange.context().limiter().check(exchange, collection, action, target.path(), "", List.of(tag(action)));
        RequestInfo info = info(action, target.query());
        return switch (action) {
            case "POST" -> body(RecordActions.create(app, collection, info, new Uploads(files)), info);
            case "PATCH" -> body(RecordActions.update(app, collection, id, info, new Uploads(files)), info);
            default -> {
                RecordActions.delete(app, collection, id, info);
                yield NO_BODY;
            }
        };
    }

    private static String tag(String action) {
        return switch (action) {
            case "POST" -> "create";
            case "PATCH" -> "update";
            default -> "delete";
        };
    }

    /** The id in the body if there is such a record, else {@code ""}. */
    private String existingId(Collection collection) {
        Object value = item.body().get("id");
        String id = value instanceof String text ? text : value instanceof Double number ? Numbers.plain(number) : "";
        return id.isEmpty() || RecordStore.findById(app, collection, id).isEmpty() ? "" : id;
    }

    private RequestInfo info(String method, String rawQuery) {
        FormData form = new FormData();
        if (!UrlCodec.forEachPair(rawQuery, form::add)) {
            throw ApiException.badRequest("");
        }
        Map<String, Object> data = form.infer(); // the query counts as part of a form body
        data.putAll(item.body());
        files.keySet().forEach(data::remove);
        return new RequestInfo(
                "batch",
                method,
                UrlCodec.firstValues(rawQuery),
                this::headers,
                data,
                exchange.auth().orElse(null));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>(exchange.ruleHeaders());
        item.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("authorization")) {
                headers.put(Exchange.ruleName(name), value);
            }
        });
        headers.put("content_type", "multipart/form-data; boundary=batch");
        return headers;
    }

    private static byte[] body(Record record, RequestInfo info) {
        JsonWriter out = new JsonWriter(1024);
        record.writeJson(out);
        String fields = info.query().getOrDefault("fields", "");
        if (fields.isEmpty()) {
            return out.toByteArray();
        }
        byte[] picked = FieldPicker.pick(out, fields);
        return picked.length == 0 ? NO_BODY : java.util.Arrays.copyOf(picked, picked.length - 1); // no line end
    }
}
