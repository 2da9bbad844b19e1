package dev.satchel.query;

import java.util.Set;

/**
 * A list over a table with a fixed set of plain columns (collections, logs): filter, sort, paging, no relations and no
 * modifiers.
 */
public final class SimpleQuery {

    private SimpleQuery() {}

    /**
     * @param table the table's name
     * @param columns the columns that may be named
     * @param json those of which {@code column.path} may be named too
     */
    public static SimpleQuery of(String table, Set<String> columns, Set<String> json) {
        return new SimpleQuery();
    }

    public SimpleQuery filter(String text) {
        return this;
    }

    public SimpleQuery sort(String text) {
        return this;
    }

    /**
     * @param columns what to select, as SQL
     * @param limit negative for none
     * @throws FilterException if filter or sort is bad
     */
    public SqlQuery select(String columns, long limit, long offset) {
        throw new UnsupportedOperationException("query owner");
    }

    public SqlQuery count() {
        throw new UnsupportedOperationException("query owner");
    }

    /** The filter as a condition for a statement of the caller's own; {@code 1} if there is none. */
    public SqlQuery condition() {
        throw new UnsupportedOperationException("query owner");
    }
}
