package dev.satchel.hook;

import dev.satchel.App;
import dev.satchel.schema.Collection;
import java.util.List;

/** Something happens to a collection: validate, create, update, delete, their execution, success or failure. */
public final class CollectionEvent extends Event implements Hook.Tagged {
    private final Collection collection;
    private final Throwable error;

    public CollectionEvent(App app, Collection collection) {
        this(app, collection, null);
    }

    public CollectionEvent(App app, Collection collection, Throwable error) {
        super(app);
        this.collection = collection;
        this.error = error;
    }

    public Collection collection() {
        return collection;
    }

    /** What went wrong; null but for the events after an error. */
    public Throwable error() {
        return error;
    }

    @Override
    public List<String> tags() {
        return List.of(collection.name(), collection.id());
    }
}
