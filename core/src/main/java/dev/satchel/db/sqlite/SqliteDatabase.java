package dev.satchel.db.sqlite;

import dev.satchel.db.Db;
import dev.satchel.db.DbException;
import dev.satchel.db.Dialect;
import java.nio.file.Path;

/**
 * A SQLite file in WAL mode: one writer (see {@link Writer} for how writes share commits) and many readers.
 *
 * <p>Reads run on the caller's thread, virtual or not: a read by id of 12 columns with 50 virtual threads costs 4.5 µs of
 * processor time so, and 7.5 µs when it is handed to a platform thread and back. See {@link SlowLane} for how long ones are
 * kept from holding up the rest.
 *
 * <p>The file and its {@code -wal} and {@code -shm} must never be opened and closed by other means while it is open
 * here: that would drop the process's POSIX locks on them.
 */
public final class SqliteDatabase implements Db, AutoCloseable {
    private final SqliteConnection writerConnection;
    private final Writer writer;
    private final ReaderPool readers;
    private final long startLimit;
    private boolean closed;

    private SqliteDatabase(Path file, SqliteOptions options) {
        startLimit = options.startLimit().toNanos();
        writerConnection = new SqliteConnection(file, options, null);
        writer = new Writer(writerConnection, "sqlite-writer-" + file.getFileName());
        readers = new ReaderPool(file, options);
        writer.start();
    }

    /**
     * Opens or makes the file; its folder must exist.
     *
     * @throws DbException if it is no database or cannot be opened
     */
    public static SqliteDatabase open(Path file, SqliteOptions options) {
        return new SqliteDatabase(file, options);
    }

    @Override
    public Dialect dialect() {
        return SqliteDialect.INSTANCE;
    }

    @Override
    public <T> T read(Work<T> work) {
        SqliteConnection connection = readers.take();
        try {
            return work.run(connection);
        } finally {
            readers.give(connection);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T write(Work<T> work) {
        return (T) writer.submit(WriteTask.shared(work), startLimit);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T transaction(TransactionWork<T> work) {
        return (T) writer.submit(WriteTask.alone(work), startLimit);
    }

    @Override
    public void maintain(String sql) {
        writer.submit(WriteTask.bare(sql), startLimit);
    }

    /** Finishes accepted writes, stops long reads, checkpoints and closes all connections. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        writer.close();
        readers.close();
        writerConnection.close();
    }
}
