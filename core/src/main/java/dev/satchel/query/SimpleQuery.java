package dev.satchel.query;

import dev.satchel.RequestInfo;
import dev.satchel.query.Value.Fallback;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A list over a table with a fixed set of plain columns (collections, logs): filter, sort, paging, no relations and no
 * modifiers.
 */
public final class SimpleQuery {
    private static final int MAX_FILTER_BYTES = 3500;

    private final String table;
    private final Set<String> columns;
    private final Set<String> json;
    private String filter = "";
    private String sort = "";

    private SimpleQuery(String table, Set<String> columns, Set<String> json) {
        this.table = table;
        this.columns = columns;
        this.json = json;
    }

    /**
     * @param table the table's name
     * @param columns the columns that may be named
     * @param json those of which {@code column.path} may be named too
     */
    public static SimpleQuery of(String table, Set<String> columns, Set<String> json) {
        return new SimpleQuery(table, columns, json);
    }

    public SimpleQuery filter(String text) {
        filter = text;
        return this;
    }

    public SimpleQuery sort(String text) {
        sort = text;
        return this;
    }

    /**
     * @param selected what to select, as SQL
     * @param limit negative for none
     * @throws FilterException if filter or sort is bad
     */
    public SqlQuery select(String selected, long limit, long offset) {
        SqlBuilder sql =
                new SqlBuilder().add("SELECT ").add(selected).add(" FROM ").add(table);
        where(sql);
        String separator = " ORDER BY ";
        for (SortParser.Item item : sort.isEmpty() ? List.<SortParser.Item>of() : SortParser.parse(sort)) {
            sql.add(separator);
            switch (item.name()) {
                case "@random" -> sql.add("RANDOM()");
                case "@rowid" -> sql.add("_rowid_");
                default -> resolve(item.name()).sql().write(sql, null);
            }
            sql.add(item.descending() ? " DESC" : " ASC");
            separator = ", ";
        }
        if (limit >= 0) {
            sql.add(" LIMIT ").add(new Binder.Constant(limit)).add(" OFFSET ").add(new Binder.Constant(offset));
        }
        return query(sql);
    }

    public SqlQuery count() {
        SqlBuilder sql = new SqlBuilder().add("SELECT COUNT(*) FROM ").add(table);
        where(sql);
        return query(sql);
    }

    /** The filter as a condition for a statement of the caller's own; {@code 1} if there is none. */
    public SqlQuery condition() {
        SqlBuilder sql = new SqlBuilder();
        if (filter.isEmpty()) {
            sql.add("1");
        } else {
            writeCondition(sql);
        }
        return query(sql);
    }

    private void where(SqlBuilder sql) {
        if (!filter.isEmpty()) {
            sql.add(" WHERE ");
            writeCondition(sql);
        }
    }

    private void writeCondition(SqlBuilder sql) {
        if (filter.length() > MAX_FILTER_BYTES || filter.getBytes(StandardCharsets.UTF_8).length > MAX_FILTER_BYTES) {
            throw new FilterException("max filter length limit reached (" + MAX_FILTER_BYTES + ")");
        }
        Condition condition = new ConditionBuilder(this::resolve).build(FilterParser.parse(filter));
        sql.add("(");
        ConditionWriter.nested(null).write(sql, List.of(condition));
        sql.add(")");
    }

    private static SqlQuery query(SqlBuilder sql) {
        return Statement.of(sql).with(new Binder.Input(RequestInfo.none(), new Object[0]));
    }

    private Value resolve(String name) {
        if (columns.contains(name)) {
            return Value.expression((out, names) -> out.add(name), null, false);
        }
        int dot = name.indexOf('.');
        if (dot < 0 || !json.contains(name.substring(0, dot))) {
            throw Resolver.unknown(name);
        }
        String path = JsonSql.path(name.split("\\.", -1), 1);
        return Value.expression(
                        (out, names) -> out.add("JSON_EXTRACT(" + name.substring(0, dot) + ", '$" + path + "')"),
                        null,
                        false)
                .with(Fallback.OFF);
    }
}
