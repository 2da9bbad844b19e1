package dev.satchel.db.sqlite;

import dev.satchel.db.DbException;
import dev.satchel.db.Dialect;
import dev.satchel.db.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A transaction on the writer's connection. Nested work joins it. */
final class SqliteTransaction implements Transaction {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteTransaction.class);
    private final SqliteConnection connection;
    private final Map<Class<?>, Object> attributes = new HashMap<>();
    private final List<Runnable> atCommit = new ArrayList<>(2);
    private final List<Runnable> afterCommit = new ArrayList<>(4);
    private final List<Runnable> afterRollback = new ArrayList<>(2);
    private final Object endLock = new Object();
    private boolean ended;
    /** SQLite may have rolled back by itself; further statements would be committed one by one. */
    private DbException broken;

    SqliteTransaction(SqliteConnection connection) {
        this.connection = connection;
    }

    @Override
    public Dialect dialect() {
        return SqliteDialect.INSTANCE;
    }

    @Override
    public <T> T read(Work<T> work) {
        return work.run(this);
    }

    @Override
    public <T> T write(Work<T> work) {
        return work.run(this);
    }

    @Override
    public <T> T transaction(TransactionWork<T> work) {
        return work.run(this);
    }

    @Override
    public void maintain(String sql) {
        throw new IllegalStateException("not possible inside of a transaction: " + sql);
    }

    @Override
    public <T> List<T> query(RowMapper<T> mapper, String sql, Object... args) {
        return guarded(() -> connection.query(mapper, sql, args));
    }

    @Override
    public <T> Optional<T> first(RowMapper<T> mapper, String sql, Object... args) {
        return guarded(() -> connection.first(mapper, sql, args));
    }

    @Override
    public int update(String sql, Object... args) {
        return guarded(() -> connection.update(sql, args));
    }

    @Override
    public void execute(String sql) {
        guarded(() -> {
            connection.execute(sql);
            return true;
        });
    }

    private <T> T guarded(Supplier<T> statement) {
        if (ended) {
            throw new IllegalStateException("the transaction has ended");
        }
        if (broken != null) {
            throw broken;
        }
        try {
            return statement.get();
        } catch (DbException e) {
            if (SqliteErrors.breaksTransaction(e) && e.kind() != DbException.Kind.TIMEOUT) {
                broken = e;
            }
            throw e;
        }
    }

    /**
     * As {@link #end}, before a commit: fails if that is not possible any more although the work has swallowed the
     * error. A cancel comes either before and is obeyed, or after and does nothing.
     */
    void endForCommit() {
        synchronized (endLock) {
            connection.checkCancelled();
            if (broken != null) {
                throw broken;
            }
            end();
        }
    }

    @Override
    public void atCommit(Runnable action) {
        atCommit.add(action);
    }

    @Override
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    @Override
    public void afterRollback(Runnable action) {
        afterRollback.add(action);
    }

    @Override
    public <T> T attribute(Class<T> key) {
        return key.cast(attributes.get(key));
    }

    @Override
    public <T> void attribute(Class<T> key, T value) {
        attributes.put(key, value);
    }

    @Override
    public void cancel() {
        synchronized (endLock) {
            if (!ended) {
                connection.cancel();
            }
        }
    }

    /** No statement and no cancel reaches the connection any more. */
    void end() {
        synchronized (endLock) {
            ended = true;
            connection.allow();
        }
    }

    /** On the writer's thread, right after the commit. */
    void runAtCommit() {
        runAll(atCommit);
    }

    /** On the caller's thread. */
    void runCallbacks(boolean committed) {
        runAll(committed ? afterCommit : afterRollback);
    }

    private static void runAll(List<Runnable> actions) {
        // by index: an action may register another
        for (int i = 0; i < actions.size(); i++) {
            try {
                actions.get(i).run();
            } catch (Throwable e) {
                // also an Error: the transaction has its outcome, and the other actions belong to it
                LOG.error("an action after a transaction failed", e);
            }
        }
    }
}
