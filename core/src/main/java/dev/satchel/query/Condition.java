package dev.satchel.query;

import java.util.List;

/** A resolved condition, as a tree. */
sealed interface Condition {

    /** @param any whether it is enough that one joined row fits */
    record Test(Value left, Operator operator, boolean any, Value right) implements Condition {

        boolean demandsAll() {
            return !any && (left.multi() || right.multi());
        }
    }

    record And(List<Condition> parts) implements Condition {}

    record Or(List<Condition> parts) implements Condition {}

    /** SQL that is not a comparison of the filter language. */
    record Fixed(Value.Writer sql, List<Join> joins) implements Condition {}
}
