package dev.satchel.schema;

import dev.satchel.schema.field.Field;
import java.util.Optional;

/** Finds where a column of a view comes from. */
public final class ViewOrigins {
    private static final int DEPTH = 5;

    /** A field of a collection that is no view. */
    public record Origin(Collection collection, Field field) {}

    private ViewOrigins() {}

    /** The field behind a column, through views on views; empty if the column is an expression. */
    public static Optional<Origin> find(Schema schema, Collection view, String column) {
        Collection collection = view;
        String name = column;
        for (int i = 0; i < DEPTH; i++) {
            if (!collection.isView()) {
                String wanted = name;
                Collection found = collection;
                return collection.field(wanted).map(field -> new Origin(found, field));
            }
            Optional<Origin> next = step(schema, collection, name);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            collection = next.get().collection();
            name = next.get().field().name();
        }
        return Optional.empty();
    }

    private static Optional<Origin> step(Schema schema, Collection view, String column) {
        try {
            return Views.origin(schema, ViewIdentifiers.parse(SqlText.trim(view.viewQuery(), ";")), column);
        } catch (ViewQueryException e) {
            return Optional.empty();
        }
    }
}
