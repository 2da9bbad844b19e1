package dev.satchel.db;

/**
 * A database as code sees it: either the database itself or, inside of a transaction, that {@link Transaction}.
 * Pass it on instead of keeping one, so that a callee takes part in its caller's transaction.
 */
public interface Db {

    Dialect dialect();

    /**
     * Runs SELECTs on a read connection, or in the transaction. What the work returns must not depend on the session
     * any more. A statement that runs longer than the query timeout is stopped with a {@link DbException}.
     */
    <T> T read(Work<T> work);

    /**
     * Runs a short piece of SQL on the writer. Outside of a transaction several waiting pieces share one commit, and the
     * call returns after the commit; the piece may be run a second time when it or a neighbour spoilt the shared
     * transaction, so it must only speak to the database. Hooks and files do not belong in it.
     *
     * @throws DbException if the work fails, or could not start in time; then nothing of it is kept
     */
    <T> T write(Work<T> work);

    /**
     * Runs the work in a transaction that has the writer for itself; inside of a transaction the work just joins it.
     * An exception rolls everything back and is thrown on. The work runs on the writer's thread.
     */
    <T> T transaction(TransactionWork<T> work);

    /**
     * Runs a statement that cannot be part of a transaction (VACUUM, a checkpoint) on the writer.
     *
     * @throws IllegalStateException inside of a transaction
     */
    void maintain(String sql);

    /** SQL to be run on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T run(Session session);
    }

    /** SQL and whatever belongs to it, run in a transaction. */
    @FunctionalInterface
    interface TransactionWork<T> {
        T run(Transaction transaction);
    }
}
