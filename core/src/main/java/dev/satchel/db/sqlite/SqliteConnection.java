package dev.satchel.db.sqlite;

import dev.satchel.db.DbException;
import dev.satchel.db.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/**
 * One connection with its prepared statements; used by one thread at a time.
 *
 * <p>It goes below JDBC, to the calls that the driver makes public: bind and first step in one call, then step, and
 * columns as bytes.
 */
final class SqliteConnection implements Session, AutoCloseable {
    private static final int ROW = 100;
    private static final int DONE = 101;
    private static final int STATEMENTS = 256;
    private static final int LARGE_ARGUMENT = 64 * 1024;
    private static final String[] PRAGMAS = {
        "PRAGMA busy_timeout(10000)",
        "PRAGMA journal_mode(WAL)",
        "PRAGMA journal_size_limit(200000000)",
        "PRAGMA synchronous(NORMAL)",
        "PRAGMA foreign_keys(ON)",
        "PRAGMA temp_store(MEMORY)",
        "PRAGMA cache_size(-32000)",
    };

    /** A prepared statement; {@code busy} while its rows are read, so that nested use of the same SQL gets another. */
    private static final class Prepared {
        final CoreStatement statement;
        final long pointer;
        final SqliteRow row;
        boolean busy;

        Prepared(CoreStatement statement, long pointer, SqliteRow row) {
            this.statement = statement;
            this.pointer = pointer;
            this.row = row;
        }
    }

    private final SQLiteConnection connection;
    private final DB db;
    private final long timeout;
    private final SqliteOptions.SqlTrace trace;
    private final SlowLane.Pass pass;
    private final Map<String, Prepared> statements = new LinkedHashMap<>(64, 0.75f, true);
    /** How many SELECTs run, one inside of the other; the first tick of the progress handler starts the clock. */
    private int selects;

    private long deadline;
    private boolean timedOut;
    private volatile boolean cancelled;
    private boolean ranScript;
    private long idleSince;

    /** @param lane for readers; null for the writer, which is one anyway */
    SqliteConnection(Path file, SqliteOptions options, SlowLane lane) {
        timeout = options.queryTimeout().toNanos();
        trace = options.trace().orElse(null);
        pass = lane == null ? null : lane.pass();
        SQLiteConfig config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        config.resetOpenMode(SQLiteOpenMode.FULLMUTEX);
        SQLiteConnection opened = null;
        try {
            opened = (SQLiteConnection) config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
            // transactions are begun and ended by hand; this only keeps the driver from doing so around statements
            opened.getConnectionConfig().setAutoCommit(false);
            connection = opened;
            db = opened.getDatabase();
            for (String pragma : PRAGMAS) {
                db._exec(pragma);
            }
            if (lane != null) {
                db._exec("PRAGMA query_only(ON)");
            }
            ProgressHandler.setHandler(connection, SlowLane.TICK, new ProgressHandler() {
                @Override
                protected int progress() {
                    return tick() ? 0 : 1;
                }
            });
        } catch (SQLException e) {
            closeQuietly(opened);
            throw SqliteErrors.of(e);
        } catch (RuntimeException | Error e) {
            closeQuietly(opened);
            throw e;
        }
    }

    private static void closeQuietly(SQLiteConnection opened) {
        if (opened != null) {
            try {
                opened.close();
            } catch (SQLException ignored) {
                // the error that brought us here is the one to show
            }
        }
    }

    private boolean tick() {
        if (cancelled) {
            return false;
        }
        if (selects > 0 && timeout > 0) {
            long now = System.nanoTime();
            if (deadline == 0) {
                deadline = now + timeout;
            } else if (now - deadline > 0) {
                timedOut = true;
                return false;
            }
        }
        if (pass == null || selects == 0 || pass.tick(deadline)) {
            return true;
        }
        timedOut = deadline != 0 && System.nanoTime() - deadline >= 0;
        return false;
    }

    @Override
    public <T> List<T> query(RowMapper<T> mapper, String sql, Object... args) {
        long start = trace == null ? 0 : System.nanoTime();
        Prepared prepared = take(sql);
        List<T> rows = new ArrayList<>();
        beginTimed();
        try {
            boolean more = runSelect(prepared, args);
            while (more) {
                rows.add(mapper.map(prepared.row));
                more = step(prepared);
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            endTimed();
            give(sql, prepared, args);
        }
        traced(sql, args, start);
        return rows;
    }

    @Override
    public <T> Optional<T> first(RowMapper<T> mapper, String sql, Object... args) {
        long start = trace == null ? 0 : System.nanoTime();
        Prepared prepared = take(sql);
        T value = null;
        beginTimed();
        try {
            if (runSelect(prepared, args)) {
                value = mapper.map(prepared.row);
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            endTimed();
            give(sql, prepared, args);
        }
        traced(sql, args, start);
        return Optional.ofNullable(value);
    }

    @Override
    public int update(String sql, Object... args) {
        long start = trace == null ? 0 : System.nanoTime();
        Prepared prepared = take(sql);
        int changes;
        try {
            boolean more = run(prepared, args);
            while (more) {
                more = step(prepared);
            }
            changes = (int) db.changes();
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            give(sql, prepared, args);
        }
        traced(sql, args, start);
        return changes;
    }

    @Override
    public void execute(String sql) {
        long start = trace == null ? 0 : System.nanoTime();
        checkCancelled();
        ranScript = true;
        try {
            db._exec(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
        traced(sql, new Object[0], start);
    }

    /** Runs BEGIN, COMMIT and the like: kept statements that no cancel stops. */
    void control(String sql) {
        Prepared prepared = take(sql);
        try {
            run(prepared, null);
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        } finally {
            give(sql, prepared, null);
        }
    }

    /** Rows changed since the connection was opened, not counting those of failed statements. */
    long totalChanges() {
        try {
            return db.total_changes();
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    /** Whether {@link #execute} was used since the last call; what that changed is not counted. */
    boolean takeRanScript() {
        boolean ran = ranScript;
        ranScript = false;
        return ran;
    }

    /** The running statement and all later ones fail, until {@link #allow}. Any thread. */
    void cancel() {
        cancelled = true;
    }

    void allow() {
        cancelled = false;
    }

    void checkCancelled() {
        if (cancelled) {
            throw new DbException(DbException.Kind.CANCELLED, SqliteErrors.INTERRUPT, "context canceled", null);
        }
    }

    long idleSince() {
        return idleSince;
    }

    void idleSince(long nanoTime) {
        idleSince = nanoTime;
    }

    private Prepared take(String sql) {
        Prepared prepared = statements.get(sql);
        if (prepared == null || prepared.busy) {
            prepared = prepare(sql, prepared == null);
        }
        prepared.busy = true;
        return prepared;
    }

    private Prepared prepare(String sql, boolean keep) {
        try {
            CoreStatement statement = (CoreStatement) connection.prepareStatement(sql);
            long pointer = statement.pointer.safeRunLong((database, raw) -> raw);
            Prepared prepared = new Prepared(statement, pointer, new SqliteRow(db, pointer));
            if (keep) {
                statements.put(sql, prepared);
                if (statements.size() > STATEMENTS) {
                    evict();
                }
            }
            return prepared;
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }

    private void evict() throws SQLException {
        Iterator<Prepared> eldest = statements.values().iterator();
        while (eldest.hasNext()) {
            Prepared prepared = eldest.next();
            if (!prepared.busy) {
                eldest.remove();
                prepared.statement.pointer.close();
                return;
            }
        }
    }

    /** Binds and makes the first step; whether there is a row. */
    private boolean run(Prepared prepared, Object[] args) throws SQLException {
        if (args != null) {
            checkCancelled();
        }
        prepared.row.reset();
        return db.execute(prepared.statement, args == null ? null : bindable(args));
    }

    /** Readers meet a lock only while another process opens or closes the file; see {@link Writer} for the writer. */
    private boolean runSelect(Prepared prepared, Object[] args) throws SQLException {
        for (int attempt = 0; ; attempt++) {
            try {
                return run(prepared, args);
            } catch (SQLException e) {
                if (pass == null || attempt == Writer.PAUSES.length || !SqliteErrors.isLocked(SqliteErrors.of(e))) {
                    throw e;
                }
                LockSupport.parkNanos(this, Writer.PAUSES[attempt] * 1_000_000L);
            }
        }
    }

    private boolean step(Prepared prepared) throws SQLException {
        int code = db.step(prepared.pointer);
        if (code == ROW) {
            return true;
        }
        if (code != DONE) {
            db.throwex(code);
        }
        return false;
    }

    private void give(String sql, Prepared prepared, Object[] args) {
        prepared.busy = false;
        try {
            if (prepared.statement.pointer.isClosed()) {
                statements.remove(sql, prepared);
                return;
            }
            db.reset(prepared.pointer);
            if (args != null && hasLarge(args)) {
                db.clear_bindings(prepared.pointer);
            }
            if (statements.get(sql) != prepared) {
                prepared.statement.pointer.close();
            }
        } catch (SQLException e) {
            statements.remove(sql, prepared);
            throw SqliteErrors.of(e);
        }
    }

    /** As the driver binds them: it makes text of strings and blobs of byte arrays. The array is kept if it can be. */
    private static Object[] bindable(Object[] args) {
        Object[] result = args;
        for (int i = 0; i < args.length; i++) {
            Object value = args[i];
            Object bound =
                    switch (value) {
                        case byte[] utf8 -> new String(utf8, StandardCharsets.UTF_8);
                        case Blob blob -> blob.bytes();
                        case Boolean flag -> flag ? 1 : 0;
                        case null, default -> value;
                    };
            if (bound != value) {
                if (result == args) {
                    result = args.clone();
                }
                result[i] = bound;
            }
        }
        return result;
    }

    private static boolean hasLarge(Object[] args) {
        for (Object arg : args) {
            if (arg instanceof String text && text.length() > LARGE_ARGUMENT
                    || arg instanceof byte[] bytes && bytes.length > LARGE_ARGUMENT
                    || arg instanceof Blob blob && blob.bytes().length > LARGE_ARGUMENT) {
                return true;
            }
        }
        return false;
    }

    private void beginTimed() {
        if (selects++ == 0) {
            deadline = 0;
            timedOut = false;
        }
    }

    private void endTimed() {
        if (--selects == 0 && pass != null) {
            pass.end();
        }
    }

    private DbException failure(SQLException e) {
        if (timedOut) {
            return new DbException(DbException.Kind.TIMEOUT, SqliteErrors.INTERRUPT, "context deadline exceeded", e);
        }
        if (cancelled) {
            return new DbException(DbException.Kind.CANCELLED, SqliteErrors.INTERRUPT, "context canceled", e);
        }
        return SqliteErrors.of(e);
    }

    private void traced(String sql, Object[] args, long start) {
        if (trace != null) {
            trace.ran(sql, args, System.nanoTime() - start);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqliteErrors.of(e);
        }
    }
}
