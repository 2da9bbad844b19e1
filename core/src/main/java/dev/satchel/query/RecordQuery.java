package dev.satchel.query;

import dev.satchel.App;
import dev.satchel.RequestInfo;
import dev.satchel.query.Binder.Input;
import dev.satchel.query.Resolver.Lookup;
import dev.satchel.record.Record;
import dev.satchel.schema.Collection;
import dev.satchel.schema.Schema;
import dev.satchel.schema.field.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A question to a collection's records: rules, filter, sort and further conditions, all of which must hold.
 *
 * <p>A rule, filter or sort that is bad is reported by {@link #select}, {@link #ids}, {@link #count} or {@link #exists}
 * with a {@link FilterException}. Statements are compiled once and kept; see {@link QueryCache}.
 */
public final class RecordQuery {
    private final App app;
    private final Collection collection;
    private final RequestInfo request;
    private List<String> rules = List.of();
    private String filter = "";
    private boolean filterLimited;
    private String sort = "";
    private boolean sortLimited;
    private List<String> conditions = List.of();
    private List<Object> arguments = List.of();
    private Object[] row;
    private Plan plan;

    private RecordQuery(App app, Collection collection, RequestInfo request) {
        this.app = app;
        this.collection = collection;
        this.request = request;
    }

    public static RecordQuery of(App app, Collection collection, RequestInfo request) {
        return new RecordQuery(app, collection, request);
    }

    /** Adds an API rule: hidden fields may be used, no limit but that of 200 comparisons holds. Empty adds nothing. */
    public RecordQuery rule(String text) {
        if (!text.isEmpty()) {
            rules = added(rules, text);
        }
        return this;
    }

    /** Sets a client's filter, with the limits of clients unless it is a superuser's. Empty is none. */
    public RecordQuery filter(String text, boolean superuser) {
        filter = text;
        filterLimited = !superuser;
        return this;
    }

    /** Orders by a client's sort expression. Empty is none. */
    public RecordQuery sort(String text, boolean superuser) {
        sort = text;
        sortLimited = !superuser;
        return this;
    }

    /** Adds a filter of server code: {@code {:key}} stands for a parameter, hidden fields may be used. */
    public RecordQuery internalFilter(String text, Map<String, Object> params) {
        return rule(Placeholders.replace(text, params));
    }

    /** Adds a trusted condition; its columns are to be qualified by {@link #table}. The text should repeat itself. */
    public RecordQuery where(String sql, Object... args) {
        conditions = added(conditions, sql);
        if (args.length > 0) {
            arguments = new ArrayList<>(arguments);
            Collections.addAll(arguments, args);
        }
        return this;
    }

    /** Asks about a record that is not stored, as if it were the only row of the collection. */
    public RecordQuery row(Record candidate) {
        List<Field> fields = collection.fields();
        row = new Object[fields.size()];
        for (int i = 0; i < row.length; i++) {
            Field field = fields.get(i);
            row[i] = field.toColumn(candidate.get(field.name()));
        }
        return this;
    }

    /** The name, quoted, by which conditions speak of the collection's rows. */
    public String table() {
        return app.db().dialect().quote(QueryCompiler.table(collection, row != null));
    }

    /** The records, their columns in the order of the collection's fields; a negative limit is none. */
    public SqlQuery select(long limit, long offset) {
        return limit < 0 ? plan().select().with(input()) : plan().page().with(input(), limit, offset);
    }

    /** The ids alone, in no order. */
    public SqlQuery ids() {
        return plan().ids().with(input());
    }

    /** How many records there are: one row with one integer. */
    public SqlQuery count() {
        return plan().count().with(input());
    }

    /** One row if there is any record, else none. */
    public SqlQuery exists() {
        return plan().exists().with(input());
    }

    private static List<String> added(List<String> list, String text) {
        if (list.isEmpty()) {
            return List.of(text);
        }
        List<String> longer = new ArrayList<>(list);
        longer.add(text);
        return longer;
    }

    private Input input() {
        int rowSize = row == null ? 0 : row.length;
        Object[] extras = new Object[rowSize + arguments.size()];
        if (row != null) {
            System.arraycopy(row, 0, extras, 0, rowSize);
        }
        for (int i = 0; i < arguments.size(); i++) {
            extras[rowSize + i] = arguments.get(i);
        }
        return new Input(request, extras);
    }

    private Plan plan() {
        if (plan == null) {
            QueryKey key =
                    new QueryKey(collection, rules, filter, filterLimited, sort, sortLimited, conditions, row != null);
            Schema schema = app.schema();
            boolean lasting = schema == app.engine().schema() && collection.frozen();
            QueryCache cache = app.engine().queries();
            plan = lasting ? cache.find(schema, key, request).orElse(null) : null;
            if (plan == null) {
                plan = new QueryCompiler(app.db().dialect(), Lookup.of(schema), key, request).compile();
                if (lasting) {
                    cache.put(schema, key, plan);
                }
            }
        }
        return plan;
    }
}
