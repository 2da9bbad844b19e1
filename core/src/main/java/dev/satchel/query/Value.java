package dev.satchel.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An operand that has been resolved.
 *
 * @param sql writes it
 * @param content what is known of it before the query runs
 * @param fallback how NULL and the empty text stand to each other
 * @param joins the rows it speaks of, parents before children
 * @param multi whether it stands for a set of values, all of which have to fit
 * @param vanishing whether it is NULL where its joins have no row
 * @param column the column it is, if it is nothing else and holds text that is NULL only where the row is missing
 * @param owner the row whose {@code emailVisibility} must be true for the comparison to count
 */
record Value(
        Writer sql,
        Content content,
        Fallback fallback,
        List<Join> joins,
        boolean multi,
        boolean vanishing,
        Optional<Column> column,
        Optional<Owner> owner) {

    /** Writes an expression with the aliases of the place. */
    @FunctionalInterface
    interface Writer {
        void write(SqlBuilder out, Names names);
    }

    /** A column of a row; null is the base row. */
    record Column(Join row) {}

    /** The row that owns an email address; null is the base row. */
    record Owner(Join row) {}

    enum Content {
        /** NULL or the empty text. */
        EMPTY,
        /** Neither, in no row. */
        FILLED,
        UNKNOWN
    }

    enum Fallback {
        /** NULL and the empty text are equal. */
        AUTO,
        /** They differ: JSON values, distances. */
        OFF
    }

    static Value literal(String sql, Content content) {
        return constant((out, names) -> out.add(sql), content);
    }

    static Value nothing() {
        return literal("NULL", Content.EMPTY);
    }

    static Value param(Binder binder, Content content) {
        return constant((out, names) -> out.add(binder), content);
    }

    private static Value constant(Writer sql, Content content) {
        return new Value(sql, content, Fallback.AUTO, List.of(), false, false, Optional.empty(), Optional.empty());
    }

    static Value column(Join join, String column, boolean multi) {
        return expression((out, names) -> out.add(names.column(join, column)), join, multi);
    }

    /** An expression over one row that is NULL where the row is missing. */
    static Value expression(Writer sql, Join join, boolean multi) {
        return new Value(
                sql, Content.UNKNOWN, Fallback.AUTO, chain(join), multi, true, Optional.empty(), Optional.empty());
    }

    Value with(Writer other) {
        return new Value(other, content, fallback, joins, multi, vanishing, Optional.empty(), owner);
    }

    Value with(Column other) {
        return new Value(sql, content, fallback, joins, multi, vanishing, Optional.of(other), owner);
    }

    Value with(Fallback other) {
        return new Value(sql, content, other, joins, multi, vanishing, column, owner);
    }

    Value with(Content other) {
        return new Value(sql, other, fallback, joins, multi, vanishing, column, owner);
    }

    Value with(Owner other) {
        return new Value(sql, content, fallback, joins, multi, vanishing, column, Optional.of(other));
    }

    /** The same value without any joins. */
    Value standingAlone(Writer other) {
        return new Value(other, content, fallback, List.of(), multi, false, column, owner);
    }

    Value neverVanishing() {
        return new Value(sql, content, fallback, joins, multi, false, column, owner);
    }

    /** Made of several operands: all their joins; as multi as told. */
    static Value combined(
            Writer sql, Content content, Fallback fallback, List<Value> parts, boolean multi, boolean vanishing) {
        Set<Join> joins = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Join> ordered = new ArrayList<>();
        Optional<Owner> owner = Optional.empty();
        for (Value part : parts) {
            for (Join join : part.joins()) {
                if (joins.add(join)) {
                    ordered.add(join);
                }
            }
            owner = owner.isPresent() ? owner : part.owner();
        }
        return new Value(sql, content, fallback, ordered, multi, vanishing, Optional.empty(), owner);
    }

    /** A join and its ancestors, outermost first. */
    static List<Join> chain(Join join) {
        List<Join> chain = new ArrayList<>();
        for (Join at = join; at != null; at = at.parent().orElse(null)) {
            chain.addFirst(at);
        }
        return chain;
    }
}
