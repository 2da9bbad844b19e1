package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.Ids;
import dev.satchel.db.DbException;
import dev.satchel.db.Transaction;
import dev.satchel.schema.ViewIdentifiers.Identifier;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SQL views behind view collections, and the fields that follow from their queries. */
public final class Views {
    private static final String NAME_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final Pattern CAST =
            Pattern.compile("^cast\\([\\s\\S]*\\s+as\\s+(\\w+)\\s*\\)$", Pattern.CASE_INSENSITIVE);
    private static final String NO_ID =
            "missing required id column (you can use `(ROW_NUMBER() OVER()) as id` if you don't have one)";
    private static final String WILDCARD =
            "wildcard columns (*) are not supported - manually type the collection field names "
                    + "you want the view query to have";

    /** A column of a view, with the type that SQLite declares for it, {@code ""} for expressions. */
    private record Column(String name, String type) {}

    private Views() {}

    /**
     * The fields that a view with this query has, in the order of its columns.
     *
     * @throws ViewQueryException if it cannot be a view
     * @throws DbException if the database refuses it
     */
    public static List<Field> fields(App app, String query) {
        return app.transaction(bound -> {
            String name = temporaryName();
            List<Field> fields = createAndInfer(bound, name, query);
            drop(bound.currentTransaction().orElseThrow(), name);
            return fields;
        });
    }

    /** A name that no collection has. */
    static String temporaryName() {
        return "temp_view_" + Ids.random(5, NAME_LETTERS);
    }

    /** Creates the view of this name; leaves nothing behind when it fails. */
    static List<Field> createAndInfer(App bound, String name, String query) {
        Transaction transaction = bound.currentTransaction().orElseThrow();
        String statement = single(query);
        ViewIdentifiers identifiers = ViewIdentifiers.parse(statement);
        List<Column> columns = create(transaction, name, statement);
        try {
            return infer(bound.schema(), identifiers, columns);
        } catch (ViewQueryException e) {
            drop(transaction, name);
            throw e;
        }
    }

    /** Makes the view of a collection anew and sets the collection's fields; {@code oldName} is {@code ""} for a new one. */
    static void replace(App bound, String oldName, Collection draft) {
        Transaction transaction = bound.currentTransaction().orElseThrow();
        if (!oldName.isEmpty()) {
            drop(transaction, oldName);
        }
        drop(transaction, draft.name());
        draft.fields(createAndInfer(bound, draft.name(), draft.viewQuery()));
    }

    static void drop(Transaction transaction, String name) {
        transaction.execute("DROP VIEW IF EXISTS " + transaction.dialect().quote(name));
    }

    private static String single(String query) {
        List<String> statements = SqlText.split(SqlText.trim(query, ";"), ";");
        if (statements.size() > 1) {
            throw new ViewQueryException("multiple statements are not supported");
        }
        return SqlText.trim(query, ";");
    }

    private static List<Column> create(Transaction transaction, String name, String query) {
        List<Column> columns = createSql(transaction, name, query);
        for (Column column : columns) {
            if (column.name.equals("id") && !column.type.equalsIgnoreCase("TEXT")) {
                drop(transaction, name);
                return createSql(transaction, name, withTextId(columns, query));
            }
        }
        return columns;
    }

    /** Ids are texts everywhere, so one of another type is cast. */
    private static String withTextId(List<Column> columns, String query) {
        StringBuilder sql = new StringBuilder("SELECT ");
        for (int i = 0; i < columns.size(); i++) {
            String name = "`" + columns.get(i).name.replace("`", "``") + "`";
            sql.append(i == 0 ? "" : ",").append(columns.get(i).name.equals("id") ? "CAST(`id` as TEXT) `id`" : name);
        }
        return sql.append(" FROM (").append(query).append(')').toString();
    }

    private static List<Column> createSql(Transaction transaction, String name, String query) {
        transaction.execute("CREATE VIEW " + transaction.dialect().quote(name) + " AS SELECT * FROM (" + query + ")");
        try { // only now the database looks whether everything that the query names is there
            return transaction.query(
                    row -> new Column(row.text(0), row.text(1)),
                    "SELECT `name`, `type` FROM pragma_table_info(?)",
                    name);
        } catch (DbException e) {
            drop(transaction, name);
            throw e;
        }
    }

    private static List<Field> infer(Schema schema, ViewIdentifiers identifiers, List<Column> columns) {
        List<Field> fields = new ArrayList<>(columns.size());
        boolean hasId = false;
        for (Identifier identifier : identifiers.columns()) {
            if (identifier.alias().equals("*")) {
                throw new ViewQueryException(WILDCARD);
            }
        }
        for (Column column : columns) {
            hasId |= column.name.equals("id");
            fields.add(field(schema, identifiers, column));
        }
        if (!hasId) {
            throw new ViewQueryException(NO_ID, fields);
        }
        return fields;
    }

    private static Field field(Schema schema, ViewIdentifiers identifiers, Column column) {
        if (column.name.equals("id")) {
            return of(
                    "text",
                    column.name,
                    Map.of("system", true, "required", true, "primaryKey", true, "pattern", SystemFields.ID_PATTERN));
        }
        for (Identifier identifier : identifiers.columns()) {
            if (identifier.alias().equals(column.name)) {
                return fromExpression(identifier.original(), column.name)
                        .or(() -> fromCollection(schema, identifiers.tables(), identifier))
                        .orElseGet(() -> json(column.name));
            }
        }
        return json(column.name);
    }

    private static Optional<Field> fromExpression(String expression, String name) {
        String lower = expression.toLowerCase(Locale.ROOT);
        if (lower.startsWith("count(")) {
            return Optional.of(of("number", name, Map.of("onlyInt", true)));
        }
        if (lower.startsWith("total(")) {
            return Optional.of(of("number", name, Map.of()));
        }
        Matcher cast = CAST.matcher(expression);
        if (!cast.find()) {
            return Optional.empty();
        }
        return switch (cast.group(1).toLowerCase(Locale.ROOT)) {
            case "real", "decimal", "numeric" -> Optional.of(of("number", name, Map.of()));
            case "int", "integer" -> Optional.of(of("number", name, Map.of("onlyInt", true)));
            case "text" -> Optional.of(of("text", name, Map.of()));
            case "bool", "boolean" -> Optional.of(of("bool", name, Map.of()));
            default -> Optional.empty();
        };
    }

    private static Optional<Field> fromCollection(Schema schema, List<Identifier> tables, Identifier column) {
        return source(schema, tables, column)
                .map(origin -> origin.field().name().equals("id")
                        ? of(
                                "relation",
                                column.alias(),
                                Map.of(
                                        "maxSelect",
                                        1L,
                                        "collectionId",
                                        origin.collection().id()))
                        : cloned(origin.field(), column.alias()));
    }

    /** The collection and field that a column of the view is taken from as it is. */
    static Optional<ViewOrigins.Origin> origin(Schema schema, ViewIdentifiers identifiers, String column) {
        for (Identifier identifier : identifiers.columns()) {
            if (identifier.alias().equals(column)) {
                return source(schema, identifiers.tables(), identifier);
            }
        }
        return Optional.empty();
    }

    private static Optional<ViewOrigins.Origin> source(Schema schema, List<Identifier> tables, Identifier column) {
        String[] parts = column.original().split("\\.", -1);
        if (parts.length > 2 || tables.isEmpty()) {
            return Optional.empty();
        }
        String table = "";
        if (parts.length == 1) {
            table = tables.getFirst().original();
        } else {
            for (Identifier candidate : tables) {
                if (candidate.alias().equals(parts[0])) {
                    table = candidate.original();
                    break;
                }
            }
        }
        String collectionName = table;
        Optional<Collection> source =
                schema.find(table).filter(found -> found.name().equals(collectionName));
        if (source.isEmpty()) {
            return Optional.empty();
        }
        String name = parts[parts.length - 1];
        for (Field field : source.get().fields()) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(new ViewOrigins.Origin(source.get(), field));
            }
        }
        return Optional.empty();
    }

    private static Field cloned(Field field, String name) {
        Field copy = field.copy();
        copy.name(name);
        copy.id("_clone_" + Ids.random(4, NAME_LETTERS));
        return copy;
    }

    private static Field json(String name) {
        return of("json", name, Map.of("maxSize", 1L));
    }

    private static Field of(String type, String name, Map<String, Object> options) {
        Map<String, Object> map = new LinkedHashMap<>(options);
        map.put("type", type);
        map.put("name", name);
        map.put("id", Identifiers.field(type, name));
        return Fields.read(map);
    }
}
