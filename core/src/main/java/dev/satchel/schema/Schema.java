package dev.satchel.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All collections at one moment, in the order of their rows. Immutable; a save makes a new one. Its identity stands for
 * its version: what is derived from a schema is kept as long as the same object is in use.
 */
public final class Schema {
    public static final Schema EMPTY = new Schema(List.of());

    private final List<Collection> collections;
    private final Map<String, Collection> byId = new HashMap<>();
    private final Map<String, Collection> byIdOrName = new HashMap<>();
    private final Map<String, Collection> byLowerName = new HashMap<>();

    private Schema(List<Collection> all) {
        collections = List.copyOf(all);
        for (Collection collection : collections) {
            collection.freeze();
            byId.putIfAbsent(collection.id(), collection);
            byLowerName.putIfAbsent(lower(collection.name()), collection);
        }
        for (Collection collection : collections) { // ids and exact names are found without lower-casing the text
            search(collection.id()).ifPresent(found -> byIdOrName.putIfAbsent(collection.id(), found));
            search(collection.name()).ifPresent(found -> byIdOrName.putIfAbsent(collection.name(), found));
        }
    }

    /** Freezes the collections and takes them in the given order. */
    public static Schema of(List<Collection> collections) {
        return new Schema(collections);
    }

    /** All, in row order. */
    public List<Collection> collections() {
        return collections;
    }

    /** By exact id, or by name ignoring case; the first match in row order. */
    public Optional<Collection> find(String nameOrId) {
        Collection exact = byIdOrName.get(nameOrId);
        return Optional.ofNullable(exact != null ? exact : byLowerName.get(lower(nameOrId)));
    }

    public Optional<Collection> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private Optional<Collection> search(String nameOrId) {
        for (Collection collection : collections) {
            if (collection.id().equals(nameOrId) || collection.name().equalsIgnoreCase(nameOrId)) {
                return Optional.of(collection);
            }
        }
        return Optional.empty();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
