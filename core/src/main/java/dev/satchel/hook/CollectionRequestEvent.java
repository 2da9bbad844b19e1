package dev.satchel.hook;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.schema.Collection;
import java.util.List;

/** A request about one collection: view, create, update or delete. */
public final class CollectionRequestEvent extends Event implements Hook.Tagged {
    private final RequestInfo request;
    private final Collection collection;

    public CollectionRequestEvent(App app, RequestInfo request, Collection collection) {
        super(app);
        this.request = request;
        this.collection = collection;
    }

    public RequestInfo request() {
        return request;
    }

    /** For create and update a draft with the submitted values. */
    public Collection collection() {
        return collection;
    }

    @Override
    public List<String> tags() {
        return List.of(collection.name(), collection.id());
    }
}
