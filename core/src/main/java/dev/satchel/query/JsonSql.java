package dev.satchel.query;

/** SQLite's JSON functions around columns that hold JSON or, after a change of the field's type, something else. */
public final class JsonSql {
    private JsonSql() {}

    /** The elements of a list column as a table; a single value is a list of one. */
    public static String elements(String column) {
        return "json_each(" + list(column, "json_array(" + column + ")") + ")";
    }

    /** How many elements a list column has; a single value counts one, an empty one none. */
    static String length(String column) {
        String single = "(CASE WHEN " + column + " = '' OR " + column + " IS NULL THEN json_array() ELSE json_array("
                + column + ") END)";
        return "json_array_length(" + list(column, single) + ")";
    }

    /** The column if it holds a list, else the other expression. */
    private static String list(String column, String other) {
        return "CASE WHEN iif(json_valid(" + column + "), json_type(" + column + ")='array', FALSE) THEN " + column
                + " ELSE " + other + " END";
    }

    /** @param path what follows {@code $}: empty, or beginning with {@code .} or {@code [} */
    static void extract(SqlBuilder out, String column, String path) {
        out.add("(CASE WHEN json_valid(")
                .add(column)
                .add(") THEN JSON_EXTRACT(")
                .add(column)
                .add(", '$")
                .add(path)
                .add("') ELSE JSON_EXTRACT(json_object('pb', ")
                .add(column)
                .add("), '$.pb")
                .add(path)
                .add("') END)");
    }

    /** The path for parts of an identifier: numbers are positions, everything else keys. */
    static String path(String[] parts, int from) {
        StringBuilder path = new StringBuilder();
        for (int i = from; i < parts.length; i++) {
            String part = parts[i];
            if (isNumber(part)) {
                path.append('[').append(part).append(']');
            } else {
                path.append('.');
                part.chars().filter(JsonSql::isKeyCharacter).forEach(c -> path.append((char) c));
            }
        }
        return path.toString();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isKeyCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_.*-@#".indexOf(c) >= 0;
    }
}
