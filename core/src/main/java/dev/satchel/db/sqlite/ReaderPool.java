package dev.satchel.db.sqlite;

import dev.satchel.db.DbException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Read connections, opened when needed. The one given back last is lent first, so that few are hot and the others get
 * old and are closed.
 */
final class ReaderPool {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderPool.class);
    private final Path file;
    private final SqliteOptions options;
    private final SlowLane lane = new SlowLane();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<SqliteConnection> idle = new ArrayDeque<>();
    private final Thread cleaner;
    private int open;
    private boolean closed;

    ReaderPool(Path file, SqliteOptions options) {
        this.file = file;
        this.options = options;
        cleaner = Thread.ofVirtual().name("sqlite-idle").start(this::closeOldRegularly);
    }

    /** @throws DbException if none becomes free in time */
    SqliteConnection take() {
        lock.lock();
        try {
            long left = options.startLimit().toNanos();
            while (true) {
                checkOpen();
                SqliteConnection connection = idle.pollFirst();
                if (connection != null) {
                    return connection;
                }
                if (open < options.maxReaders()) {
                    open++;
                    break;
                }
                if (left <= 0) {
                    throw new DbException(
                            DbException.Kind.BUSY,
                            0,
                            "no free read connection within "
                                    + options.startLimit().toMillis() + " ms",
                            null);
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DbException(DbException.Kind.CANCELLED, 0, "context canceled", e);
        } finally {
            lock.unlock();
        }
        boolean opened = false;
        try {
            SqliteConnection connection = new SqliteConnection(file, options, lane);
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                forget();
            }
        }
    }

    void give(SqliteConnection connection) {
        lock.lock();
        try {
            if (!closed && idle.size() < options.idleReaders()) {
                connection.idleSince(System.nanoTime());
                idle.addFirst(connection);
                changed.signal();
                return;
            }
        } finally {
            lock.unlock();
        }
        try {
            connection.close();
        } finally {
            forget();
        }
    }

    private void forget() {
        lock.lock();
        try {
            open--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new DbException(DbException.Kind.OTHER, 0, "sql: database is closed", null);
        }
    }

    private void closeOldRegularly() {
        long pause = Math.max(50, options.idleTime().toMillis() / 6);
        try {
            while (true) {
                Thread.sleep(pause);
                closeOld();
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void closeOld() {
        List<SqliteConnection> old = new ArrayList<>();
        lock.lock();
        try {
            long limit = System.nanoTime() - options.idleTime().toNanos();
            while (idle.size() > 1 && idle.peekLast().idleSince() - limit < 0) {
                old.add(idle.pollLast());
                open--;
            }
        } finally {
            lock.unlock();
        }
        for (SqliteConnection connection : old) {
            try {
                connection.close();
            } catch (DbException e) {
                LOG.warn("an unused connection could not be closed", e);
            }
        }
    }

    /** Stops long reads, waits for short ones and closes every connection. */
    void close() {
        cleaner.interrupt();
        List<SqliteConnection> free = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            lane.close();
            changed.signalAll();
            free.addAll(idle);
            idle.clear();
            open -= free.size();
            long left = TimeUnit.SECONDS.toNanos(5);
            while (open > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        free.forEach(SqliteConnection::close);
    }
}
