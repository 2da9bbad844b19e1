package dev.satchel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions about the indexes of a collection. */
public final class Indexes {
    private Indexes() {}

    /** All statements taken apart, in their order. */
    public static List<Index> of(Collection collection) {
        List<Index> indexes = new ArrayList<>(collection.indexes().size());
        for (String sql : collection.indexes()) {
            indexes.add(Index.parse(sql));
        }
        return indexes;
    }

    public static Index parse(String sql) {
        return Index.parse(sql);
    }

    /** The first unique index on this field alone, partial or not; its collation says how values are compared. */
    public static Optional<Index> uniqueOn(Collection collection, String field) {
        for (Index index : of(collection)) {
            if (index.uniqueOn(field)) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    /** The indexes with the collection's name as their table: those that have another one are rewritten in normal form. */
    static List<String> withTable(List<String> indexes, String table) {
        List<String> result = new ArrayList<>(indexes.size());
        for (String sql : indexes) {
            Index index = Index.parse(sql);
            // without a table the scaffold's statement is no valid index yet, but has all the rest
            Index moved = index.table().equals(table) ? index : index.withTable(table);
            result.add(index.table().equals(table) || !moved.valid() ? sql : moved.sql());
        }
        return result;
    }
}
