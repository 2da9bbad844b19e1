package dev.satchel.db.sqlite;

import dev.satchel.db.Dialect;

/** SQLite's way to write things. */
final class SqliteDialect implements Dialect {
    static final SqliteDialect INSTANCE = new SqliteDialect();

    private SqliteDialect() {}

    @Override
    public String quote(String identifier) {
        if (identifier.isEmpty() || identifier.indexOf('`') >= 0 || identifier.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("bad identifier: " + identifier);
        }
        return "`" + identifier + "`";
    }
}
