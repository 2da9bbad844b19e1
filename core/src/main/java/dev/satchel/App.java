package dev.satchel;

import dev.satchel.db.Db;
import dev.satchel.db.Transaction;
import dev.satchel.file.FileStore;
import dev.satchel.hook.Hooks;
import dev.satchel.log.LogWriter;
import dev.satchel.schema.Collection;
import dev.satchel.schema.Schema;
import dev.satchel.settings.Settings;
import java.util.Optional;
import java.util.function.Function;

/**
 * The application as an operation sees it: everything that belongs to it, bound to the running transaction if there is
 * one. It is passed from call to call; inside of a transaction the App given to the work must be used, not the outer one.
 */
public final class App {
    private final Engine engine;
    private final Transaction transaction;

    App(Engine engine, Transaction transaction) {
        this.engine = engine;
        this.transaction = transaction;
    }

    public Config config() {
        return engine.config();
    }

    /** data.db, or the transaction on it. */
    public Db db() {
        return transaction != null ? transaction : engine.data();
    }

    /** auxiliary.db, never part of the transaction. */
    public Db auxiliary() {
        return engine.auxiliary();
    }

    public Optional<Transaction> currentTransaction() {
        return Optional.ofNullable(transaction);
    }

    /** The collections: as they are, or as the running transaction has left them so far. */
    public Schema schema() {
        Schema changed = transaction == null ? null : transaction.attribute(Schema.class);
        return changed != null ? changed : engine.schema();
    }

    public Optional<Collection> findCollection(String nameOrId) {
        return schema().find(nameOrId);
    }

    public Settings settings() {
        return engine.settings();
    }

    public Hooks hooks() {
        return engine.hooks();
    }

    public FileStore files() {
        return engine.files();
    }

    public LogWriter log() {
        return engine.log();
    }

    public Engine engine() {
        return engine;
    }

    /** Runs the work in a transaction on data.db, joining a running one. An exception rolls back. */
    public <T> T transaction(Function<App, T> work) {
        if (transaction != null) {
            return work.apply(this);
        }
        return engine.data().transaction(started -> work.apply(new App(engine, started)));
    }

    /** Runs it when the outermost transaction has been committed, or at once if there is none. */
    public void afterCommit(Runnable action) {
        if (transaction == null) {
            action.run();
        } else {
            transaction.afterCommit(action);
        }
    }
}
