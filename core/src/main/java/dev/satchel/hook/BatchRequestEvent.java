package dev.satchel.hook;

import dev.satchel.App;
import dev.satchel.record.Record;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several changes of records are about to run in one transaction. */
public final class BatchRequestEvent extends Event {
    private final Record auth;
    private final List<Request> requests;

    /**
     * One change, as an HTTP request.
     *
     * @param method {@code POST}, {@code PATCH}, {@code PUT} (create or update) or {@code DELETE}
     * @param url path and query
     * @param headers set over those of the batch
     * @param body typed JSON values
     */
    public record Request(String method, String url, Map<String, String> headers, Map<String, Object> body) {}

    /** @param auth the caller, null for a guest */
    public BatchRequestEvent(App app, Record auth, List<Request> requests) {
        super(app);
        this.auth = auth;
        this.requests = requests;
    }

    public Optional<Record> auth() {
        return Optional.ofNullable(auth);
    }

    /** A live list: handlers may change it before they call {@link #next}. */
    public List<Request> requests() {
        return requests;
    }
}
