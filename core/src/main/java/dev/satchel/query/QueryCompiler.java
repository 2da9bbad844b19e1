package dev.satchel.query;

import dev.satchel.RequestInfo;
import dev.satchel.db.Dialect;
import dev.satchel.query.Condition.Fixed;
import dev.satchel.query.Condition.Or;
import dev.satchel.query.Resolver.Limits;
import dev.satchel.query.Resolver.Lookup;
import dev.satchel.schema.Collection;
import dev.satchel.schema.field.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the statements of one query. Used once. */
final class QueryCompiler {
    private static final int MAX_FILTER_BYTES = 3500;

    private final Dialect dialect;
    private final Lookup lookup;
    private final QueryKey key;
    private final Collection collection;
    private final String base;
    private final RequestFacts facts;
    private final Joins joins;
    private final Resolver resolver;
    private final List<Condition> conditions = new ArrayList<>();
    private final Set<Join> ruled = new HashSet<>();
    private int scopes;

    QueryCompiler(Dialect dialect, Lookup lookup, QueryKey key, RequestInfo request) {
        this.dialect = dialect;
        this.lookup = lookup;
        this.key = key;
        this.collection = key.collection();
        this.base = table(key);
        this.facts = new RequestFacts(request);
        this.joins = new Joins(base);
        this.resolver = new Resolver(lookup, collection, null, key.row(), joins, 0, facts, Optional.empty());
    }

    /** The name by which the base row is spoken of; for a row that is not stored one that no table has. */
    static String table(QueryKey key) {
        return table(key.collection(), key.row());
    }

    static String table(Collection collection, boolean row) {
        return row ? collection.name() + "__pb_create__" : collection.name();
    }

    /** @throws FilterException if one of the texts is bad */
    Plan compile() {
        Names names = Names.of(dialect, base, !key.row() && !collection.isView());
        int extra = key.row() ? collection.fields().size() : 0;
        for (String sql : key.conditions()) {
            extra = addFixed(sql, extra);
        }
        for (String rule : key.rules()) {
            conditions.add(new ConditionBuilder(resolver::resolve).build(FilterParser.parse(rule)));
        }
        addFilter();
        List<Order> order = order();
        ConditionWriter writer = ConditionWriter.nested(names);
        SqlBuilder where = where(writer);
        List<Join> sortJoins = order.stream()
                .flatMap(item -> item.value().stream())
                .flatMap(value -> value.joins().stream())
                .toList();
        boolean flat = sortJoins.stream().anyMatch(Join::multiplies);
        SqlBuilder rows = from(writer.outerJoins(), names).add(where);
        SqlBuilder ordered = rows;
        if (!sortJoins.isEmpty()) {
            ConditionWriter sorting = flat ? ConditionWriter.flat(names) : writer;
            SqlBuilder condition = flat ? where(sorting) : where;
            sorting.require(sortJoins);
            ordered = from(sorting.outerJoins(), names).add(condition);
        }
        boolean distinct = flat || collection.isView() && !joins.isEmpty();
        SqlBuilder select = head().add(distinct ? "SELECT DISTINCT " : "SELECT ")
                .add(columns(names))
                .add(ordered);
        writeOrder(select, order, names);
        SqlBuilder page = new SqlBuilder().add(select).add(" LIMIT ? OFFSET ?");
        String id = names.column(null, "id");
        String counted = collection.isView() ? "COUNT(DISTINCT " + id + ")" : "COUNT(*)";
        return new Plan(
                Statement.of(select),
                Statement.of(page),
                Statement.of(head().add("SELECT ").add(id).add(rows)),
                Statement.of(head().add("SELECT ").add(counted).add(rows)),
                Statement.of(head().add("SELECT 1").add(rows).add(" LIMIT 1")),
                facts.guards());
    }

    private int addFixed(String sql, int firstExtra) {
        SqlBuilder written = new SqlBuilder();
        int extra = firstExtra;
        int start = 0;
        for (int at = sql.indexOf('?'); at >= 0; at = sql.indexOf('?', start)) {
            written.add(sql.substring(start, at)).add(new Binder.Extra(extra++));
            start = at + 1;
        }
        written.add(sql.substring(start));
        conditions.add(new Fixed((out, names) -> out.add(written), List.of()));
        return extra;
    }

    private void addFilter() {
        String filter = key.filter();
        if (filter.isEmpty()) {
            return;
        }
        if (filter.length() > MAX_FILTER_BYTES || filter.getBytes(StandardCharsets.UTF_8).length > MAX_FILTER_BYTES) {
            throw new FilterException("max filter length limit reached (" + MAX_FILTER_BYTES + ")");
        }
        Resolver client = client(key.filterLimited());
        conditions.add(new ConditionBuilder(client::resolve).build(FilterParser.parse(filter)));
    }

    private Resolver client(boolean limited) {
        return limited ? resolver.limited(new ClientLimits()) : resolver;
    }

    /** Adds the list rule of every collection that a client's filter or sort brings in. */
    private final class ClientLimits implements Limits {
        @Override
        public void joined(Collection joined, Join join) {
            if (!ruled.add(join)) {
                return;
            }
            String rule = joined.listRule()
                    .orElseThrow(() -> new FilterException("only superusers can filter by \"" + joined.name() + "\""));
            if (rule.isEmpty()) {
                return;
            }
            Resolver inner = new Resolver(lookup, joined, join, false, joins, ++scopes, facts, Optional.empty());
            Condition holds = new ConditionBuilder(inner::resolve).build(FilterParser.parse(rule));
            Condition missing = new Fixed(
                    (out, names) -> {
                        String id = names.column(join, "id");
                        out.add(id).add(" = '' OR ").add(id).add(" IS NULL");
                    },
                    Value.chain(join));
            conditions.add(new Or(List.of(missing, holds)));
        }
    }

    /** @param value empty for a plain expression */
    private record Order(Optional<Value> value, String sql, boolean descending) {}

    private List<Order> order() {
        List<Order> order = new ArrayList<>();
        if (key.sort().isEmpty()) {
            return order;
        }
        Resolver client = client(key.sortLimited());
        for (SortParser.Item item : SortParser.parse(key.sort())) {
            switch (item.name()) {
                case "@random" -> order.add(new Order(Optional.empty(), "RANDOM()", false));
                case "@rowid" -> {
                    if (collection.isView()) {
                        throw new FilterException("views have no @rowid");
                    }
                    order.add(new Order(Optional.empty(), dialect.quote(base) + "._rowid_", item.descending()));
                }
                default -> {
                    Value value = client.resolve(item.name());
                    if (value.content() != Value.Content.UNKNOWN) {
                        throw new FilterException("invalid sort field \"" + item.name() + "\"");
                    }
                    order.add(new Order(Optional.of(value), "", item.descending()));
                }
            }
        }
        return order;
    }

    private static void writeOrder(SqlBuilder out, List<Order> order, Names names) {
        String separator = " ORDER BY ";
        for (Order item : order) {
            out.add(separator);
            item.value().ifPresentOrElse(value -> value.sql().write(out, names), () -> out.add(item.sql()));
            out.add(item.descending() ? " DESC" : " ASC");
            separator = ", ";
        }
    }

    private SqlBuilder where(ConditionWriter writer) {
        SqlBuilder where = new SqlBuilder();
        if (!conditions.isEmpty()) {
            where.add(" WHERE ");
            writer.write(where, conditions);
        }
        return where;
    }

    private SqlBuilder from(List<Join> outer, Names names) {
        SqlBuilder from = new SqlBuilder().add(" FROM ").add(dialect.quote(base));
        for (Join join : outer) {
            ConditionWriter.leftJoin(from, join, names);
        }
        return from;
    }

    private SqlBuilder head() {
        SqlBuilder head = new SqlBuilder();
        if (key.row()) {
            head.add("WITH ").add(dialect.quote(base)).add(" AS (SELECT ");
            List<Field> fields = collection.fields();
            for (int i = 0; i < fields.size(); i++) {
                String name = dialect.quote(fields.get(i).name());
                head.add(i == 0 ? "" : ", ")
                        .add(new Binder.Extra(i))
                        .add(" AS ")
                        .add(name);
            }
            head.add(") ");
        }
        return head;
    }

    private String columns(Names names) {
        StringBuilder columns = new StringBuilder();
        for (Field field : collection.fields()) {
            columns.append(columns.isEmpty() ? "" : ", ").append(names.column(null, field.name()));
        }
        return columns.toString();
    }
}
