package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.Notifier;
import dev.satchel.db.Transaction;
import java.util.ArrayList;
import java.util.List;

/**
 * The schema as a transaction leaves it: kept with the transaction, seen by everything that runs in it, and put into
 * use by its commit. After a rollback nothing of it is left.
 */
final class SchemaChange {
    private SchemaChange() {}

    /** The schema to change, at first read from the rows, so that what another process did is not undone. */
    static Schema begin(App bound) {
        Transaction transaction = bound.currentTransaction().orElseThrow();
        Schema schema = transaction.attribute(Schema.class);
        if (schema == null) {
            schema = Schemas.load(transaction);
            transaction.attribute(Schema.class, schema);
            // on the writer's thread, so that no later transaction can be overtaken
            transaction.atCommit(() -> bound.engine().schema(transaction.attribute(Schema.class)));
            transaction.afterCommit(() -> bound.engine().notifier().changed(Notifier.Topic.COLLECTIONS));
        }
        return schema;
    }

    /** Puts a copy of the collection in the place of the one with its id, or at the end. */
    static void put(App bound, Collection collection) {
        List<Collection> all = new ArrayList<>(begin(bound).collections());
        int at = -1;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(collection.id())) {
                at = i;
            }
        }
        if (at < 0) {
            all.add(collection.copy());
        } else {
            all.set(at, collection.copy());
        }
        use(bound, all);
    }

    static void remove(App bound, String id) {
        List<Collection> all = new ArrayList<>(begin(bound).collections());
        all.removeIf(collection -> collection.id().equals(id));
        use(bound, all);
    }

    /** Reads the rows again after they were changed by plain SQL. */
    static void reload(App bound) {
        begin(bound);
        Transaction transaction = bound.currentTransaction().orElseThrow();
        transaction.attribute(Schema.class, Schemas.load(transaction));
    }

    private static void use(App bound, List<Collection> all) {
        bound.currentTransaction().orElseThrow().attribute(Schema.class, Schema.of(all));
    }
}
