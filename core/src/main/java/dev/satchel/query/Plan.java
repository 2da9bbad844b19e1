package dev.satchel.query;

import dev.satchel.RequestInfo;
import dev.satchel.query.RequestFacts.Guard;
import java.util.List;
import java.util.stream.Stream;

/**
 * A compiled query.
 *
 * @param select all rows in order
 * @param page the same with limit and offset as the last two arguments
 * @param guards what a request must answer for the plan to be right for it
 */
record Plan(Statement select, Statement page, Statement ids, Statement count, Statement exists, List<Guard> guards) {

    boolean fits(RequestInfo request) {
        for (Guard guard : guards) {
            if (!guard.holds(request)) {
                return false;
            }
        }
        return true;
    }

    /** Roughly how many characters are kept for it. */
    int size() {
        return Stream.of(select, page, ids, count, exists)
                .mapToInt(statement -> statement.sql().length())
                .sum();
    }
}
