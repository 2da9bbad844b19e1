package dev.satchel.query;

/**
 * A statement ready to run.
 *
 * @param sql with {@code ?} for every argument
 * @param args as {@link dev.satchel.db.Session} binds them
 */
public record SqlQuery(String sql, Object[] args) {}
