package dev.satchel.query;

import java.util.Optional;

/**
 * Rows that a path leads to, seen from the rows of its parent (the base collection's row where there is no parent).
 * Compared by identity.
 */
final class Join {

    /** What ties the rows to their parent. */
    enum Kind {
        /** The elements of the parent's list column. */
        ELEMENTS,
        /** The record whose id is in the parent's column. */
        TARGET,
        /** The same where ids may repeat, in a view. */
        TARGETS,
        /** The record whose id is the parent's element. */
        ELEMENT_TARGET,
        /** The same where ids may repeat, in a view. */
        ELEMENT_TARGETS,
        /** The records whose column holds the parent's id. */
        BACK,
        /** The records whose list column contains the parent's id. */
        BACK_LIST,
        /** All records of a collection. */
        ALL,
        /** The record with a given id. */
        GIVEN,
        /** The records whose ids are in a given JSON list. */
        GIVEN_LIST,
        /** The elements of a given JSON list. */
        GIVEN_ELEMENTS
    }

    private final int order;
    private final String alias;
    private final Join parent;
    private final Kind kind;
    private final String table;
    private final String column;
    private final String key;
    private final Binder given;

    /**
     * @param order greater than the parent's
     * @param parent null for the base row
     * @param table the joined table, {@code ""} for the elements of a list
     * @param column the column that ties, {@code ""} if none does
     * @param key tells joins of the same parent, kind and table apart
     * @param given the id or list of the kinds that have one, else null
     */
    Join(int order, String alias, Join parent, Kind kind, String table, String column, String key, Binder given) {
        this.order = order;
        this.alias = alias;
        this.parent = parent;
        this.kind = kind;
        this.table = table;
        this.column = column;
        this.key = key;
        this.given = given;
    }

    int order() {
        return order;
    }

    String alias() {
        return alias;
    }

    Optional<Join> parent() {
        return Optional.ofNullable(parent);
    }

    Kind kind() {
        return kind;
    }

    /** Whether there may be more than one row for a parent's row. */
    boolean multiplies() {
        return switch (kind) {
            case TARGET, ELEMENT_TARGET, GIVEN -> false;
            default -> true;
        };
    }

    boolean is(Join otherParent, Kind otherKind, String otherTable, String otherKey) {
        return parent == otherParent && kind == otherKind && table.equals(otherTable) && key.equals(otherKey);
    }

    /** The table with its alias. */
    void source(SqlBuilder out, Names names) {
        switch (kind) {
            case ELEMENTS -> out.add(JsonSql.elements(names.column(parent, column)));
            case GIVEN_ELEMENTS -> out.add("json_each(").add(given).add(")");
            default -> out.add(names.quote(table));
        }
        out.add(" ").add(names.quote(names.alias(this)));
    }

    /** The condition that ties it to its parent; false if there is none. */
    boolean condition(SqlBuilder out, Names names) {
        switch (kind) {
            case TARGET, TARGETS -> out.add(names.column(this, "id")).add(" = ").add(names.column(parent, column));
            case ELEMENT_TARGET, ELEMENT_TARGETS ->
                out.add(names.column(this, "id")).add(" = ").add(names.column(parent, "value"));
            case BACK -> out.add(names.column(this, column)).add(" = ").add(names.column(parent, "id"));
            case BACK_LIST -> {
                out.add(names.column(parent, "id")).add(" IN (SELECT value FROM ");
                out.add(JsonSql.elements(names.column(this, column)));
                out.add(")");
            }
            case GIVEN -> out.add(names.column(this, "id")).add(" = ").add(given);
            case GIVEN_LIST ->
                out.add(names.column(this, "id"))
                        .add(" IN (SELECT value FROM json_each(")
                        .add(given)
                        .add("))");
            default -> {
                return false;
            }
        }
        return true;
    }
}
