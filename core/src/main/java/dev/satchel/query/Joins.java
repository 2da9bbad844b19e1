package dev.satchel.query;

import java.util.ArrayList;
import java.util.List;

/**
 * The joins of one query. The same step from the same row is the same join, so that conditions on one path speak of
 * one row. Aliases are made of the base table's name, which no other table in the statement is spoken of by.
 */
final class Joins {
    private final String base;
    private final List<Join> all = new ArrayList<>();

    Joins(String base) {
        this.base = base;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * @param parent null for the base row
     * @param scope keeps the joins of different conditions apart: 0 for rule and filter, another for each list rule
     */
    Join of(int scope, Join parent, Join.Kind kind, String table, String column, Binder given) {
        String key = scope == 0 ? column : column + " " + scope;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).is(parent, kind, table, key)) {
                return all.get(i);
            }
        }
        Join join = new Join(all.size(), base + "_j" + all.size(), parent, kind, table, column, key, given);
        all.add(join);
        return join;
    }
}
