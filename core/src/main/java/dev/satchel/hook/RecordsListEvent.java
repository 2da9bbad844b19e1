package dev.satchel.hook;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.record.RecordPage;
import dev.satchel.schema.Collection;
import java.util.List;

/** A client lists records; the page is found, its records are about to be enriched and sent. */
public final class RecordsListEvent extends Event implements Hook.Tagged {
    private final Collection collection;
    private final RecordPage page;
    private final RequestInfo request;

    public RecordsListEvent(App app, Collection collection, RecordPage page, RequestInfo request) {
        super(app);
        this.collection = collection;
        this.page = page;
        this.request = request;
    }

    public Collection collection() {
        return collection;
    }

    public RecordPage page() {
        return page;
    }

    public RequestInfo request() {
        return request;
    }

    @Override
    public List<String> tags() {
        return List.of(collection.name(), collection.id());
    }
}
