package dev.satchel.query;

import dev.satchel.schema.Collection;
import java.util.List;

/**
 * What a query is compiled from, the request aside.
 *
 * @param rules texts with access to everything
 * @param filter a client's text, {@code ""} if none
 * @param filterLimited whether the filter is subject to the limits of clients
 * @param sort {@code ""} if none
 * @param conditions further conditions as SQL
 * @param row whether it is about a row that is not stored
 */
record QueryKey(
        Collection collection,
        List<String> rules,
        String filter,
        boolean filterLimited,
        String sort,
        boolean sortLimited,
        List<String> conditions,
        boolean row) {

    /** Roughly how many characters are kept for it. */
    int size() {
        int size = filter.length() + sort.length();
        for (String rule : rules) {
            size += rule.length();
        }
        for (String condition : conditions) {
            size += condition.length();
        }
        return size;
    }
}
