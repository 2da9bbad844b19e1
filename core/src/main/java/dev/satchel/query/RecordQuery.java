package dev.satchel.query;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.record.Record;
import dev.satchel.schema.Collection;
import java.util.Map;

/**
 * A question to a collection's records: rules, filter, sort and further conditions, all of which must hold.
 *
 * <p>A rule, filter or sort that is bad is reported by {@link #select}, {@link #ids}, {@link #count} or {@link #exists}
 * with a {@link FilterException}.
 */
public final class RecordQuery {

    private RecordQuery(App app, Collection collection, RequestInfo request) {}

    public static RecordQuery of(App app, Collection collection, RequestInfo request) {
        return new RecordQuery(app, collection, request);
    }

    /** Adds an API rule: hidden fields may be used and no limit but that of 200 comparisons holds. Empty adds nothing. */
    public RecordQuery rule(String text) {
        return this;
    }

    /** Adds a client's filter, with the limits of clients unless it is a superuser's. Empty adds nothing. */
    public RecordQuery filter(String text, boolean superuser) {
        return this;
    }

    /** Orders by a client's sort expression. Empty adds nothing. */
    public RecordQuery sort(String text, boolean superuser) {
        return this;
    }

    /** Adds a filter of server code: {@code {:key}} stands for a parameter, hidden fields may be used. */
    public RecordQuery internalFilter(String text, Map<String, Object> params) {
        return this;
    }

    /** Adds a trusted condition; its columns are to be qualified by {@link #table}. The text should repeat itself. */
    public RecordQuery where(String sql, Object... args) {
        return this;
    }

    /** Asks about a record that is not stored, as if it were the only row of the collection. */
    public RecordQuery row(Record candidate) {
        return this;
    }

    /** The name, quoted, by which conditions speak of the collection's rows. */
    public String table() {
        throw new UnsupportedOperationException("query owner");
    }

    /** The records, their columns in the order of the collection's fields; a negative limit is none. */
    public SqlQuery select(long limit, long offset) {
        throw new UnsupportedOperationException("query owner");
    }

    /** The ids alone. */
    public SqlQuery ids() {
        throw new UnsupportedOperationException("query owner");
    }

    /** How many records there are: one row with one integer. */
    public SqlQuery count() {
        throw new UnsupportedOperationException("query owner");
    }

    /** One row if there is any record, else none. */
    public SqlQuery exists() {
        throw new UnsupportedOperationException("query owner");
    }
}
