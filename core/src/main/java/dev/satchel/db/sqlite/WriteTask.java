package dev.satchel.db.sqlite;

import dev.satchel.db.Db;
import dev.satchel.db.DbException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * One piece of work on its way through the writer: its caller waits in {@link #await}. Either the writer starts it or
 * its caller gives it up, never both.
 */
final class WriteTask {
    private static final int WAITING = 0;
    private static final int STARTED = 1;
    private static final int DONE = 2;
    private static final int ABANDONED = 3;
    private final Db.Work<?> work;
    private final Db.TransactionWork<?> transactionWork;
    private final String bareSql;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger state = new AtomicInteger(WAITING);
    private Object value;
    private Throwable error;
    private SqliteTransaction transaction;

    private WriteTask(Db.Work<?> work, Db.TransactionWork<?> transactionWork, String bareSql) {
        this.work = work;
        this.transactionWork = transactionWork;
        this.bareSql = bareSql;
    }

    /** Work that may share a transaction with its neighbours. */
    static WriteTask shared(Db.Work<?> work) {
        return new WriteTask(work, null, null);
    }

    /** Work that wants a transaction for itself. */
    static WriteTask alone(Db.TransactionWork<?> work) {
        return new WriteTask(null, work, null);
    }

    /** A statement without any transaction. */
    static WriteTask bare(String sql) {
        return new WriteTask(null, null, sql);
    }

    boolean isShared() {
        return work != null;
    }

    boolean isBare() {
        return bareSql != null;
    }

    void runBare(SqliteConnection session) {
        session.execute(bareSql);
    }

    /** The writer begins it; false if the caller has given up. May be called again for another attempt. */
    boolean start() {
        return state.get() == STARTED || state.compareAndSet(WAITING, STARTED);
    }

    boolean isAbandoned() {
        return state.get() == ABANDONED;
    }

    boolean isComplete() {
        return state.get() == DONE;
    }

    Object run(SqliteConnection session) {
        return work.run(session);
    }

    Object run(SqliteTransaction running) {
        transaction = running;
        return transactionWork.run(running);
    }

    void succeeded(Object result) {
        value = result;
        error = null;
    }

    void failed(Throwable cause) {
        value = null;
        error = cause;
    }

    /** The outcome is final: wakes the caller. */
    void complete() {
        state.set(DONE);
        LockSupport.unpark(caller);
    }

    /** Waits for the outcome, then runs what was to run after it. */
    Object await(long limitNanos) {
        long deadline = System.nanoTime() + limitNanos;
        boolean interrupted = false;
        while (state.get() != DONE) {
            if (state.get() == STARTED) {
                LockSupport.park(this);
            } else {
                long left = deadline - System.nanoTime();
                if (left <= 0 && state.compareAndSet(WAITING, ABANDONED)) {
                    throw new DbException(
                            DbException.Kind.BUSY,
                            SqliteErrors.BUSY,
                            "database is locked: the write could not start within " + limitNanos / 1_000_000 + " ms",
                            null);
                }
                if (left > 0) {
                    LockSupport.parkNanos(this, left);
                }
            }
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (transaction != null) {
            transaction.runCallbacks(error == null);
        }
        if (error != null) {
            throw raised(error);
        }
        return value;
    }

    private static RuntimeException raised(Throwable error) {
        return switch (error) {
            case Error severe -> throw severe;
            case RuntimeException unchecked -> unchecked;
            default -> new IllegalStateException(error); // thrown past the compiler
        };
    }
}
