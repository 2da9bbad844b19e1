package dev.satchel.db;

import java.util.List;
import java.util.Optional;

/**
 * One connection, lent for a piece of work. Statements are prepared once per connection and kept.
 *
 * <p>Arguments are bound by type: {@code null}, {@code String} and {@code byte[]} as TEXT (bytes are UTF-8), {@code Blob} as BLOB,
 * {@code Long}/{@code Integer} as INTEGER, {@code Double} as REAL, {@code Boolean} as 1/0.
 */
public interface Session {

    /** Raw bytes to be bound as a BLOB instead of as text. */
    record Blob(byte[] bytes) {}

    /** Makes one value of a row; the row is only valid during the call. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(Row row);
    }

    /** All rows. */
    <T> List<T> query(RowMapper<T> mapper, String sql, Object... args);

    /** The first row, if any. A mapper must not return null. */
    <T> Optional<T> first(RowMapper<T> mapper, String sql, Object... args);

    /** Whether there is any row. */
    default boolean exists(String sql, Object... args) {
        return first(row -> true, sql, args).isPresent();
    }

    /** Runs a changing statement and gives the number of changed rows. */
    int update(String sql, Object... args);

    /** Runs statements without arguments that are not worth keeping: DDL, PRAGMA; may hold several, separated by semicolons. */
    void execute(String sql);
}
