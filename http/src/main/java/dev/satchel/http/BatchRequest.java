package dev.satchel.http;

import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.hook.BatchRequestEvent;
import dev.satchel.json.JsonException;
import dev.satchel.json.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The body of a batch: the requests that it consists of. */
final class BatchRequest {
    static final Shape<BatchRequest> SHAPE = Shape.of(BatchRequest::new)
            .objects("requests", b -> b.requests, (b, v) -> b.requests = v, Item.SHAPE)
            .build();

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final FieldError NOT_IN_LIST = new FieldError("validation_in_invalid", "must be a valid value");
    private static final int LONGEST_URL = 2000;

    private List<Item> requests = new ArrayList<>();

    /** One request. */
    static final class Item {
        private static final Shape<Item> SHAPE = Shape.of(Item::new)
                .text("method", b -> b.method, (b, v) -> b.method = v)
                .text("url", b -> b.url, (b, v) -> b.url = v)
                .map("headers", b -> b.headers, Item::headers)
                .map("body", b -> b.body, (b, v) -> b.body = v == null ? new LinkedHashMap<>() : v)
                .build();

        private String method = "";
        private String url = "";
        private Map<String, Object> headers = new LinkedHashMap<>();
        private Map<String, Object> body = new LinkedHashMap<>();

        private void headers(Map<String, Object> values) {
            headers = values == null ? new LinkedHashMap<>() : values;
            if (!headers.values().stream().allMatch(value -> value == null || value instanceof String)) {
                throw new JsonException("expected texts");
            }
        }

        private BatchRequestEvent.Request request() {
            Map<String, String> texts = new LinkedHashMap<>();
            headers.forEach((name, value) -> texts.put(name, value == null ? "" : (String) value));
            return new BatchRequestEvent.Request(method, url, texts, body);
        }

        private FieldErrors check() {
            FieldErrors errors = new FieldErrors();
            if (method.isEmpty()) {
                errors.put("method", FieldError.REQUIRED);
            } else if (!METHODS.contains(method)) {
                errors.put("method", NOT_IN_LIST);
            }
            if (url.isEmpty()) {
                errors.put("url", FieldError.REQUIRED);
            } else if (RequestLog.utf8Length(url) > LONGEST_URL) {
                errors.put("url", tooLong(LONGEST_URL));
            }
            return errors;
        }
    }

    int size() {
        return requests.size();
    }

    List<BatchRequestEvent.Request> requests() {
        List<BatchRequestEvent.Request> list = new ArrayList<>();
        requests.forEach(item -> list.add(item.request()));
        return list;
    }

    /** What is wrong with the envelope; the requests themselves are checked when they run. */
    FieldErrors check(long maxRequests) {
        if (requests.isEmpty()) {
            return FieldErrors.of("requests", FieldError.REQUIRED);
        }
        if (requests.size() > maxRequests) {
            return FieldErrors.of("requests", tooLong(maxRequests));
        }
        FieldErrors items = new FieldErrors();
        for (int i = 0; i < requests.size(); i++) {
            items.put(Integer.toString(i), requests.get(i).check());
        }
        return new FieldErrors().put("requests", items);
    }

    private static FieldError tooLong(long max) {
        return new FieldError(
                "validation_length_too_long", "the length must be no more than " + max, Map.of("max", max, "min", 0L));
    }
}
