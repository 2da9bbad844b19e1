package dev.satchel.db.sqlite;

import java.time.Duration;
import java.util.Optional;

/**
 * How a SQLite file is used.
 *
 * @param queryTimeout how long one SELECT may run; zero for no limit
 * @param startLimit how long a piece of work may wait for the writer, or for a read connection, before it is refused
 * @param maxReaders read connections at most
 * @param idleReaders read connections that may stay open unused
 * @param idleTime after which an unused read connection is closed (one is kept)
 * @param trace told about every statement that was run; for {@code --dev}
 */
public record SqliteOptions(
        Duration queryTimeout,
        Duration startLimit,
        int maxReaders,
        int idleReaders,
        Duration idleTime,
        Optional<SqlTrace> trace) {

    /** Told about a statement after it has run, on the thread that ran it. */
    @FunctionalInterface
    public interface SqlTrace {
        void ran(String sql, Object[] args, long nanos);
    }

    /** As the original uses data.db: 30 s, 120 readers, 15 of them idle for 3 minutes. */
    public static SqliteOptions data() {
        Duration limit = Duration.ofSeconds(30);
        return new SqliteOptions(limit, limit, 120, 15, Duration.ofMinutes(3), Optional.empty());
    }

    /** As the original uses auxiliary.db: 20 readers, 3 of them idle. */
    public static SqliteOptions auxiliary() {
        return data().withReaders(20, 3);
    }

    public SqliteOptions withQueryTimeout(Duration value) {
        return new SqliteOptions(value, startLimit, maxReaders, idleReaders, idleTime, trace);
    }

    public SqliteOptions withStartLimit(Duration value) {
        return new SqliteOptions(queryTimeout, value, maxReaders, idleReaders, idleTime, trace);
    }

    public SqliteOptions withReaders(int max, int idle) {
        return new SqliteOptions(queryTimeout, startLimit, max, idle, idleTime, trace);
    }

    public SqliteOptions withTrace(SqlTrace value) {
        return new SqliteOptions(queryTimeout, startLimit, maxReaders, idleReaders, idleTime, Optional.of(value));
    }
}
