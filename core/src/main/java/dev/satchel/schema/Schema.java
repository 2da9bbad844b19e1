package dev.satchel.schema;

import java.util.List;
import java.util.Optional;

/**
 * All collections at one moment, in the order of their rows. Immutable; a save makes a new one. Its identity stands for
 * its version: what is derived from a schema is kept as long as the same object is in use.
 */
public final class Schema {
    public static final Schema EMPTY = new Schema();

    /** All, in row order. */
    public List<Collection> collections() {
        throw new UnsupportedOperationException("schema owner");
    }

    /** By exact id, or by name ignoring case; the first match in row order. */
    public Optional<Collection> find(String nameOrId) {
        throw new UnsupportedOperationException("schema owner");
    }

    public Optional<Collection> byId(String id) {
        throw new UnsupportedOperationException("schema owner");
    }
}
