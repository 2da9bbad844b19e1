package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.error.ApiException;
import dev.satchel.record.Record;
import dev.satchel.record.RecordStore;
import java.util.List;

/** Deletes all records of a collection, each with its events, references and files. */
public final class CollectionTruncate {
    private static final int BATCH = 500;

    private CollectionTruncate() {}

    /** @throws ApiException 400 if it is a view, or a record cannot be deleted; then all stay */
    public static void run(App app, Collection collection) {
        if (collection.isView()) {
            throw ApiException.badRequest(
                    "View collections cannot be truncated since they don't store their own records.");
        }
        try {
            app.transaction(bound -> {
                String batch = "`id` IN (SELECT `id` FROM "
                        + bound.db().dialect().quote(collection.name()) + " LIMIT " + BATCH + ")";
                List<Record> records = RecordStore.findAll(bound, collection, batch);
                while (!records.isEmpty()) {
                    records.forEach(record -> deleteUnlessGone(bound, collection, record));
                    records = RecordStore.findAll(bound, collection, batch);
                }
                return null;
            });
        } catch (RuntimeException e) {
            throw ApiException.badRequest(
                    "Failed to truncate collection (most likely due to required cascade delete record references).", e);
        }
    }

    /** A record of the batch may have gone with another one that it belonged to. */
    private static void deleteUnlessGone(App bound, Collection collection, Record record) {
        if (RecordStore.findById(bound, collection, record.id()).isPresent()) {
            RecordStore.delete(bound, record);
        }
    }
}
