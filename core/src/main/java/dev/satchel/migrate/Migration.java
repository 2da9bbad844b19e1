package dev.satchel.migrate;

import dev.satchel.App;
import dev.satchel.db.Session;
import dev.satchel.db.Transaction;

/** A step that brings a data folder up to date, known in the history by the name of its file. */
public interface Migration {

    /** The name in the history; migrations run in the order of their names. */
    String file();

    /**
     * Applies it.
     *
     * @param app bound to the transaction on data.db
     * @param auxiliary the transaction on auxiliary.db
     */
    void up(App app, Transaction auxiliary);

    /** Takes it back, as far as it can be. */
    default void down(App app, Transaction auxiliary) {}

    /** Whether it has to be applied once more although the history has it. */
    default boolean again(Session auxiliary) {
        return false;
    }
}
