package dev.satchel.error;

/** Nothing was found by a query that should have found something; the cause that the log shows of many a 404. */
public final class NoRows extends RuntimeException {

    public NoRows() {
        super("sql: no rows in result set", null, false, false);
    }
}
