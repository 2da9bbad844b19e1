package dev.satchel.db.sqlite;

import dev.satchel.db.Row;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.sqlite.core.DB;

/**
 * The row a statement stands on, read through the driver's low-level calls: text comes as the UTF-8 bytes that SQLite
 * holds. Reading 20 rows of 12 columns takes about half the time of {@code ResultSet.getString}.
 */
final class SqliteRow implements Row {
    private static final int NULL = 5;
    private final DB db;
    private final long pointer;
    private String[] names;

    SqliteRow(DB db, long pointer) {
        this.db = db;
        this.pointer = pointer;
    }

    /** A new run begins: columns of {@code SELECT *} may have changed since the last one. */
    void reset() {
        names = null;
    }

    @Override
    public int size() {
        try {
            return db.column_count(pointer);
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    @Override
    public String name(int column) {
        if (names == null) {
            try {
                names = db.column_names(pointer);
            } catch (SQLException e) {
                throw SqliteErrors.of(e);
            }
        }
        return names[column];
    }

    @Override
    public int type(int column) {
        try {
            return db.column_type(pointer, column);
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    @Override
    public boolean isNull(int column) {
        return type(column) == NULL;
    }

    @Override
    public byte[] bytes(int column) {
        try {
            return db.column_blob(pointer, column);
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    @Override
    public String text(int column) {
        byte[] bytes = bytes(column);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public long integer(int column) {
        try {
            return db.column_long(pointer, column);
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    @Override
    public double real(int column) {
        try {
            return db.column_double(pointer, column);
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    @Override
    public Object raw(int column) {
        return switch (type(column)) {
            case 1 -> integer(column);
            case 2 -> real(column);
            case NULL -> null;
            default -> bytes(column);
        };
    }
}
