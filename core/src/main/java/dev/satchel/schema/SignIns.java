package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.db.Transaction;
import java.util.List;

/** What the sign-ins of an auth collection's records leave behind. */
final class SignIns {
    private static final List<String> TABLES = List.of("_externalAuths", "_mfas", "_otps", "_authOrigins");

    private SignIns() {}

    /** Deletes all rows that belong to records of this collection. */
    static void deleteOf(App bound, Collection collection) {
        Transaction transaction = bound.currentTransaction().orElseThrow();
        for (String table : TABLES) {
            if (bound.schema().find(table).isPresent()) {
                transaction.update(
                        "DELETE FROM " + transaction.dialect().quote(table) + " WHERE `collectionRef` = ?",
                        collection.id());
            }
        }
    }
}
