package dev.satchel.db.sqlite;

import dev.satchel.db.DbException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer: one connection, owned by one thread, and the queue in front of it.
 *
 * <p>Group commit. Callers put their work into the queue and wait. The thread takes all shared pieces that wait at that
 * moment (at most {@link #GROUP}, and no further than the next piece that wants a transaction for itself), begins one
 * transaction, runs them one after the other, commits, and only then tells every caller its outcome. While a group
 * commits, the next one gathers: the busier the writer, the larger the groups, and no timer is needed.
 *
 * <p>A piece that fails must leave nothing behind while its neighbours stay. Savepoints would do that at the price of two
 * more statements and copies of pages for each piece, although nearly all pieces are one statement, which SQLite undoes
 * by itself when it fails. So there are none: if a failed piece has changed no row (the connection's total of changes
 * tells, it does not count what SQLite has undone) the group goes on; if it has, or if the commit fails, or SQLite may
 * have rolled back by itself (disk full, I/O error), the whole group is rolled back and each piece is run again in a
 * transaction of its own, so that each gets its own outcome.
 *
 * <p>A caller whose work has not been started within the limit takes it back, see {@link WriteTask}; it never runs then.
 * If another process holds the database, BEGIN waits by {@code busy_timeout} and is tried again with growing pauses.
 */
final class Writer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int GROUP = 128;
    /** Pauses of the original's lock retry, in ms. */
    static final int[] PAUSES = {100, 150, 200, 300, 400, 500, 700, 1000, 1000, 1000, 1000, 1000};

    private final SqliteConnection connection;
    private final Thread thread;
    private final ConcurrentLinkedQueue<WriteTask> queue = new ConcurrentLinkedQueue<>();
    private final List<WriteTask> group = new ArrayList<>(GROUP);
    private volatile boolean parked;
    private volatile boolean closed;
    /** Guards the step from open to closed against a task being added behind the last look at the queue. */
    private volatile boolean finished;

    Writer(SqliteConnection connection, String name) {
        this.connection = connection;
        thread = Thread.ofPlatform().name(name).daemon(false).unstarted(this);
    }

    void start() {
        thread.start();
    }

    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    Object submit(WriteTask task, long limitNanos) {
        if (isCurrentThread()) {
            throw new IllegalStateException("a write inside of a transaction must go through that transaction");
        }
        if (closed) {
            throw closedError();
        }
        queue.add(task);
        if (parked) {
            LockSupport.unpark(thread);
        }
        if (finished && queue.remove(task)) {
            throw closedError();
        }
        return task.await(limitNanos);
    }

    private static DbException closedError() {
        return new DbException(DbException.Kind.OTHER, 0, "sql: database is closed", null);
    }

    @Override
    public void run() {
        try {
            WriteTask task = next();
            while (task != null) {
                process(task);
                task = next();
            }
        } finally {
            closed = true;
            finished = true;
            WriteTask left = queue.poll();
            while (left != null) {
                if (left.start()) {
                    left.failed(closedError());
                    left.complete();
                }
                left = queue.poll();
            }
        }
    }

    /** Whatever goes wrong, the thread lives on and every caller that waits gets an answer. */
    private void process(WriteTask task) {
        group.clear();
        group.add(task);
        try {
            if (task.isShared()) {
                gather();
                runGroup();
            } else if (task.isBare()) {
                runBare(task);
            } else {
                runAlone(task);
            }
        } catch (Throwable e) {
            LOG.error("the writer met an error that no work had", e);
            for (WriteTask open : group) {
                if (!open.isComplete()) {
                    open.failed(e);
                }
            }
        }
        for (WriteTask open : group) {
            if (open.start()) {
                open.complete();
            }
        }
    }

    /** Waits for the next task; null when closed and nothing is left. */
    private WriteTask next() {
        while (true) {
            WriteTask task = queue.poll();
            if (task != null) {
                return task;
            }
            if (closed) {
                return null;
            }
            parked = true;
            if (queue.isEmpty() && !closed) {
                LockSupport.park(this);
            }
            parked = false;
            // a hook may have interrupted the thread; it would not park again
            Thread.interrupted();
        }
    }

    /** Adds the shared pieces that wait behind the first one. */
    private void gather() {
        while (group.size() < GROUP) {
            WriteTask following = queue.peek();
            if (following == null || !following.isShared()) {
                return;
            }
            queue.remove();
            group.add(following);
        }
    }

    private void runGroup() {
        if (group.size() == 1 || !runTogether()) {
            for (WriteTask task : group) {
                runAlone(task);
                task.complete();
            }
        }
    }

    /** Runs the group in one transaction; false if each piece has to be run alone. */
    private boolean runTogether() {
        if (!begin(group)) {
            return true;
        }
        boolean committed = false;
        try {
            for (WriteTask task : group) {
                if (task.start() && !runShared(task)) {
                    return false;
                }
            }
            connection.control("COMMIT");
            committed = true;
            return true;
        } catch (DbException e) {
            return false;
        } finally {
            if (!committed) {
                rollback();
            }
        }
    }

    /** False if its failure has spoilt the transaction. */
    private boolean runShared(WriteTask task) {
        long before = connection.totalChanges();
        connection.takeRanScript();
        try {
            task.succeeded(task.run(connection));
            return true;
        } catch (Throwable e) {
            task.failed(e);
            return !connection.takeRanScript()
                    && connection.totalChanges() == before
                    && !SqliteErrors.breaksTransaction(e);
        }
    }

    private void runAlone(WriteTask task) {
        if (!begin(List.of(task))) {
            return;
        }
        SqliteTransaction transaction = task.isShared() ? null : new SqliteTransaction(connection);
        boolean committed = false;
        try {
            if (task.start()) {
                Object value = transaction == null ? task.run(connection) : task.run(transaction);
                if (transaction != null) {
                    transaction.endForCommit();
                }
                connection.control("COMMIT");
                committed = true;
                task.succeeded(value);
            }
        } catch (Throwable e) {
            task.failed(e);
        } finally {
            if (transaction != null) {
                transaction.end();
            }
            if (!committed) {
                rollback();
            }
        }
        if (committed && transaction != null) {
            transaction.runAtCommit();
        }
    }

    private void runBare(WriteTask task) {
        if (task.start()) {
            try {
                task.runBare(connection);
            } catch (DbException e) {
                task.failed(e);
            }
        }
    }

    /** Begins a transaction; false if that failed (the tasks have the error then) or nobody waits for it any more. */
    private boolean begin(List<WriteTask> tasks) {
        for (int attempt = 0; ; attempt++) {
            if (allAbandoned(tasks)) {
                return false;
            }
            try {
                connection.control("BEGIN IMMEDIATE");
                return true;
            } catch (DbException e) {
                if (!SqliteErrors.isLocked(e) || attempt == PAUSES.length) {
                    for (WriteTask task : tasks) {
                        if (task.start()) {
                            task.failed(e);
                        }
                    }
                    return false;
                }
                LockSupport.parkNanos(this, PAUSES[attempt] * 1_000_000L);
            }
        }
    }

    private static boolean allAbandoned(List<WriteTask> tasks) {
        for (WriteTask task : tasks) {
            if (!task.isAbandoned()) {
                return false;
            }
        }
        return true;
    }

    private void rollback() {
        try {
            connection.control("ROLLBACK");
        } catch (DbException e) {
            // SQLite has done it already
        }
    }

    /** Runs what waits, then ends the thread; the connection stays open. */
    void close() {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
