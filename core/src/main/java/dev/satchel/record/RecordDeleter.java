package dev.satchel.record;

import dev.satchel.App;
import dev.satchel.error.ApiException;
import dev.satchel.hook.Hook;
import dev.satchel.hook.Hooks;
import dev.satchel.hook.RecordEvent;
import dev.satchel.record.References.Reference;
import dev.satchel.schema.Collection;
import dev.satchel.schema.field.RelationField;
import java.util.List;

/**
 * Deletes records. Where other collections may refer to the record, everything happens in one transaction: the row goes
 * first, then each reference is taken out, which deletes the referring record, too, or is refused, as the relation's
 * options say. Without such collections it is one statement in the writer's shared commit.
 */
final class RecordDeleter {
    /** How many referring rows are taken at a time. */
    private static final int BATCH = 4000;

    private RecordDeleter() {}

    static void delete(App app, Record record) {
        Hooks hooks = app.hooks();
        if (record.collection().isView()) {
            throw ApiException.badRequest("Unsupported collection type.");
        }
        try {
            hooks.recordDelete.trigger(
                    new RecordEvent(app, record),
                    event -> hooks.recordDeleteExecute.trigger(
                            new RecordEvent(event.app(), record), execution -> execute(execution.app(), record)));
        } catch (RuntimeException e) {
            trigger(hooks.recordAfterDeleteError, app, record, e);
            throw e;
        }
        if (!hooks.recordAfterDeleteError.isEmpty()) {
            app.currentTransaction()
                    .ifPresent(transaction -> transaction.afterRollback(() -> trigger(
                            hooks.recordAfterDeleteError,
                            app.engine().app(),
                            record,
                            new IllegalStateException("the transaction failed"))));
        }
        if (!hooks.recordAfterDeleteSuccess.isEmpty()) {
            app.afterCommit(
                    () -> trigger(hooks.recordAfterDeleteSuccess, app.engine().app(), record, null));
        }
        if (record.layout().hasFiles()) {
            App outer = app.engine().app();
            app.afterCommit(() -> Thread.ofVirtual().start(() -> RecordFiles.deleteAll(outer, record)));
        }
    }

    private static void trigger(Hook<RecordEvent> hook, App app, Record record, Throwable error) {
        if (!hook.isEmpty()) {
            hook.trigger(new RecordEvent(app, record, error), event -> {});
        }
    }

    private static void execute(App app, Record record) {
        List<Reference> references = References.to(record.collection(), app.schema());
        if (references.isEmpty() && !record.collection().isAuth()) {
            deleteRow(app, record);
            return;
        }
        app.transaction(bound -> {
            SystemRecords.checkNotLast(bound, record);
            deleteRow(bound, record);
            if (record.collection().isAuth()) {
                SystemRecords.OF_ACCOUNTS.forEach(table -> SystemRecords.deleteRows(bound, table, record));
            }
            references.forEach(reference -> release(bound, record, reference));
            return null;
        });
    }

    private static void deleteRow(App app, Record record) {
        String sql = record.layout().deleteById();
        app.db().write(session -> session.update(sql, record.id()));
    }

    private static void release(App app, Record deleted, Reference reference) {
        String contains = RelatedIds.contains(app.db().dialect(), reference.collection(), reference.field());
        boolean self = reference.collection().id().equals(deleted.collection().id());
        String condition = contains + (self ? " AND `id` != ?" : "");
        Object[] args = self ? new Object[] {deleted.id(), deleted.id()} : new Object[] {deleted.id()};
        boolean leaf = isLeaf(app, reference.collection());
        if (leaf && reference.field().cascadeDelete() && !reference.field().multiple()) {
            String sql =
                    "DELETE FROM " + RecordLayout.of(reference.collection()).table() + " WHERE " + condition;
            app.db().write(session -> session.update(sql, args));
            return;
        }
        String where = condition + " LIMIT " + BATCH;
        List<Record> rows;
        do {
            // each round leaves fewer rows that refer to the deleted record
            rows = RecordStore.findAll(app, reference.collection(), where, args);
            for (int i = 0; i < rows.size(); i++) {
                // an earlier step of the same cascade may have deleted a later row; the first one was read just now
                if (i == 0 || leaf || exists(app, rows.get(i))) {
                    release(app, deleted, reference.field(), rows.get(i));
                }
            }
        } while (rows.size() == BATCH);
    }

    private static void release(App app, Record deleted, RelationField field, Record row) {
        row.set(field.multiple() ? field.name() + "-" : field.name(), field.multiple() ? deleted.id() : "");
        boolean empty = row.texts(field.name()).isEmpty();
        if (empty && field.cascadeDelete()) {
            RecordStore.delete(app, row);
        } else if (empty && field.required()) {
            throw new IllegalStateException(
                    "the record cannot be deleted because it is part of a required reference in record " + row.id()
                            + " (" + row.collection().name() + " collection)");
        } else {
            RecordStore.saveWithoutValidation(app, row);
        }
    }

    /** Whether deleting its records means no more than deleting their rows: nothing hangs on them, nobody listens. */
    private static boolean isLeaf(App app, Collection collection) {
        Hooks hooks = app.hooks();
        return !collection.isAuth()
                && !RecordLayout.of(collection).hasFiles()
                && References.to(collection, app.schema()).isEmpty()
                && hooks.recordDelete.isEmpty()
                && hooks.recordDeleteExecute.isEmpty()
                && hooks.recordAfterDeleteSuccess.isEmpty()
                && hooks.recordAfterDeleteError.isEmpty();
    }

    private static boolean exists(App app, Record row) {
        String sql = row.layout().existsById();
        return app.db().read(session -> session.exists(sql, row.id()));
    }
}
