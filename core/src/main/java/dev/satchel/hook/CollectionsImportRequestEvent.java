package dev.satchel.hook;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import java.util.List;
import java.util.Map;

/** A request to import collections. */
public final class CollectionsImportRequestEvent extends Event {
    private final RequestInfo request;
    private List<Map<String, Object>> collections;
    private boolean deleteMissing;

    public CollectionsImportRequestEvent(
            App app, RequestInfo request, List<Map<String, Object>> collections, boolean deleteMissing) {
        super(app);
        this.request = request;
        this.collections = collections;
        this.deleteMissing = deleteMissing;
    }

    public RequestInfo request() {
        return request;
    }

    /** The submitted definitions, as JSON objects. */
    public List<Map<String, Object>> collections() {
        return collections;
    }

    public void collections(List<Map<String, Object>> values) {
        collections = values;
    }

    public boolean deleteMissing() {
        return deleteMissing;
    }

    public void deleteMissing(boolean value) {
        deleteMissing = value;
    }
}
