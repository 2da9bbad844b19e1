package dev.satchel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CREATE INDEX statement taken apart. Reading is lenient: a text that is none gives an index that is not
 * {@link #valid}.
 *
 * @param schema the database's name before the index name, {@code ""} if none
 * @param where the condition of a partial index, {@code ""} if none
 */
public record Index(
        boolean unique,
        boolean ifNotExists,
        String schema,
        String name,
        String table,
        List<Column> columns,
        String where) {

    private static final Pattern STATEMENT = Pattern.compile(
            "create\\s+(unique\\s+)?\\s*index\\s*(if\\s+not\\s+exists\\s+)?(\\S*)\\s+on\\s+(\\S*)\\s*\\(([\\s\\S]*)\\)"
                    + "(?:\\s*where\\s+([\\s\\S]*))?",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern COLUMN =
            Pattern.compile("^([\\s\\S]+?)(?:\\s+collate\\s+([\\w]+))?(?:\\s+(asc|desc))?$", Pattern.CASE_INSENSITIVE);
    private static final String QUOTES = "`\"'[]";

    /**
     * An indexed column or expression.
     *
     * @param collation {@code ""} if none is given
     * @param sort {@code ASC}, {@code DESC} or {@code ""}
     */
    public record Column(String name, String collation, String sort) {

        private String sql() {
            boolean expression = name.indexOf('(') >= 0 || name.indexOf(' ') >= 0;
            return (expression ? name : "`" + name + "`")
                    + (collation.isEmpty() ? "" : " COLLATE " + collation)
                    + (sort.isEmpty() ? "" : " " + sort);
        }
    }

    /** Reads a statement. */
    public static Index parse(String sql) {
        Matcher matcher = STATEMENT.matcher(sql);
        if (!matcher.find() || !SqlText.balanced(matcher.group(5))) {
            return new Index(false, false, "", "", "", List.of(), "");
        }
        List<String> names = SqlText.split(matcher.group(3), ".");
        List<Column> columns = new ArrayList<>();
        for (String part : SqlText.split(matcher.group(5), ",")) {
            Matcher column = COLUMN.matcher(part);
            if (column.find()) {
                String columnName = SqlText.trim(column.group(1), QUOTES);
                if (!columnName.isEmpty()) {
                    columns.add(new Column(
                            columnName, text(column, 2), text(column, 3).toUpperCase(Locale.ROOT)));
                }
            }
        }
        return new Index(
                matcher.group(1) != null,
                matcher.group(2) != null,
                names.size() > 1 ? SqlText.trim(names.getFirst(), QUOTES) : "",
                names.isEmpty() ? "" : SqlText.trim(names.getLast(), QUOTES),
                SqlText.trim(matcher.group(4), QUOTES),
                List.copyOf(columns),
                text(matcher, 6).strip());
    }

    private static String text(Matcher matcher, int group) {
        return matcher.group(group) == null ? "" : matcher.group(group);
    }

    public boolean valid() {
        return !name.isEmpty() && !table.isEmpty() && !columns.isEmpty();
    }

    /** The statement in its normal form; {@code ""} if it is not valid. */
    public String sql() {
        if (!valid()) {
            return "";
        }
        StringBuilder sql =
                new StringBuilder("CREATE ").append(unique ? "UNIQUE " : "").append("INDEX ");
        sql.append(ifNotExists ? "IF NOT EXISTS " : "");
        if (!schema.isEmpty()) {
            sql.append('`').append(schema).append("`.");
        }
        sql.append('`').append(name).append("` ON `").append(table).append("` (");
        if (columns.size() == 1) {
            sql.append(columns.getFirst().sql());
        } else {
            for (int i = 0; i < columns.size(); i++) {
                sql.append(i == 0 ? "\n  " : ",\n  ").append(columns.get(i).sql());
            }
            sql.append('\n');
        }
        sql.append(')');
        return where.isEmpty()
                ? sql.toString()
                : sql.append(" WHERE ").append(where).toString();
    }

    public Index withName(String other) {
        return new Index(unique, ifNotExists, schema, other, table, columns, where);
    }

    public Index withTable(String other) {
        return new Index(unique, ifNotExists, schema, name, other, columns, where);
    }

    /** What it does apart from what it is called: two indexes with equal definitions are one too many. */
    String definition() {
        return new Index(unique, false, "", "i", "t", columns, where).sql();
    }

    /** Whether it is a unique index on this column alone. The column's case does not matter. */
    public boolean uniqueOn(String column) {
        return unique && columns.size() == 1 && columns.getFirst().name().equalsIgnoreCase(column);
    }
}
