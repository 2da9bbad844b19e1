package dev.satchel.db;

/** A running transaction; both the database to pass on and the session to work with. */
public interface Transaction extends Db, Session {

    /**
     * Called on the writer's thread right after the commit, before anything else is written: for publishing a value in
     * the order of commits. Must be short and not touch the database.
     */
    void atCommit(Runnable action);

    /** Called after the commit, on the thread that asked for the transaction and before it gets its answer, in the order of registration; failures are logged and do not stop the others. */
    void afterCommit(Runnable action);

    /** Called after a rollback, in the order of registration. */
    void afterRollback(Runnable action);

    /** What belongs to this transaction alone, such as the schema as it will be; null if absent. */
    <T> T attribute(Class<T> key);

    <T> void attribute(Class<T> key, T value);

    /** Makes the next statement fail and the transaction roll back: the caller's time is over. May be called by any thread. */
    void cancel();
}
