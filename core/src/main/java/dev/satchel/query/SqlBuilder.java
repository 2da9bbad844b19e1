package dev.satchel.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** SQL text and, in the same order as its question marks, where their values come from. */
final class SqlBuilder {
    private final StringBuilder text = new StringBuilder();
    private final List<Binder> binders = new ArrayList<>();

    SqlBuilder add(String sql) {
        text.append(sql);
        return this;
    }

    SqlBuilder add(Binder binder) {
        text.append('?');
        binders.add(binder);
        return this;
    }

    SqlBuilder add(SqlBuilder other) {
        text.append(other.text);
        binders.addAll(other.binders);
        return this;
    }

    /** Replaces every binder. */
    SqlBuilder map(UnaryOperator<Binder> change) {
        binders.replaceAll(change);
        return this;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether it has values of its own, besides those that tie rows. */
    boolean hasParams() {
        return binders.stream().anyMatch(binder -> !(binder instanceof Binder.Given));
    }

    List<Binder> binders() {
        return binders;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
