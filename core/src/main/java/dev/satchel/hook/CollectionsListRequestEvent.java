package dev.satchel.hook;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.schema.Collection;
import java.util.List;

/** A request for a page of collections. */
public final class CollectionsListRequestEvent extends Event {
    private final RequestInfo request;
    private List<Collection> collections;

    public CollectionsListRequestEvent(App app, RequestInfo request, List<Collection> collections) {
        super(app);
        this.request = request;
        this.collections = collections;
    }

    public RequestInfo request() {
        return request;
    }

    /** The page's collections. */
    public List<Collection> collections() {
        return collections;
    }

    public void collections(List<Collection> values) {
        collections = values;
    }
}
