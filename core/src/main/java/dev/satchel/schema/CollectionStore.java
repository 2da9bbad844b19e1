package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.db.Transaction;
import dev.satchel.hook.CollectionEvent;
import dev.satchel.hook.Hook;
import dev.satchel.hook.Hooks;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.RelationField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes collections: row, table or view, and the schema that is in use.
 *
 * <p>Around each write run the hooks {@code collectionCreate} (or {@code …Update}, {@code …Delete}),
 * {@code collectionValidate}, {@code …Execute}, and {@code …AfterSuccess} or {@code …AfterError} when the outermost
 * transaction is over.
 */
public final class CollectionStore {

    /** The hooks of one kind of write. */
    private record Chain(
            Hook<CollectionEvent> around,
            Hook<CollectionEvent> execute,
            Hook<CollectionEvent> success,
            Hook<CollectionEvent> failure) {

        static Chain create(Hooks hooks) {
            return new Chain(
                    hooks.collectionCreate,
                    hooks.collectionCreateExecute,
                    hooks.collectionAfterCreateSuccess,
                    hooks.collectionAfterCreateError);
        }

        static Chain update(Hooks hooks) {
            return new Chain(
                    hooks.collectionUpdate,
                    hooks.collectionUpdateExecute,
                    hooks.collectionAfterUpdateSuccess,
                    hooks.collectionAfterUpdateError);
        }

        static Chain delete(Hooks hooks) {
            return new Chain(
                    hooks.collectionDelete,
                    hooks.collectionDeleteExecute,
                    hooks.collectionAfterDeleteSuccess,
                    hooks.collectionAfterDeleteError);
        }
    }

    /** Relation fields of other collections point to a collection that is to be deleted. */
    public static final class ReferencedException extends RuntimeException {
        ReferencedException(List<String> names) {
            super("Failed to delete collection probably due to existing reference in " + String.join(", ", names)
                    + ".");
        }
    }

    private CollectionStore() {}

    /**
     * Creates or updates the collection of this draft, in a transaction of its own or the running one.
     *
     * @throws dev.satchel.error.ValidationException with the errors by property
     * @throws dev.satchel.db.DbException if the database refuses, for instance to drop a column that a view needs
     */
    public static void save(App app, Collection draft) {
        save(app, draft, true);
    }

    /** As {@link #save(App, Collection)}, for definitions that are checked later or known to be good. */
    public static void saveWithoutValidation(App app, Collection draft) {
        save(app, draft, false);
    }

    private static void save(App app, Collection draft, boolean validate) {
        Chain chain = draft.isNew() ? Chain.create(app.hooks()) : Chain.update(app.hooks());
        run(app, draft, chain, () -> CollectionPreparation.run(app, draft), event -> {
            if (validate) {
                event.app()
                        .hooks()
                        .collectionValidate
                        .trigger(
                                new CollectionEvent(event.app(), draft),
                                checked -> CollectionCheck.run(checked.app(), draft));
            }
            chain.execute.trigger(new CollectionEvent(event.app(), draft), executed -> {
                String oldName = executed.app()
                        .schema()
                        .byId(draft.storedId())
                        .map(Collection::name)
                        .orElse("");
                executed.app().transaction(bound -> {
                    write(bound, draft);
                    return null;
                });
                Renames.apply(executed.app(), oldName, draft.name());
                DependentViews.refresh(executed.app(), draft.id());
            });
        });
    }

    private static void write(App bound, Collection draft) {
        Transaction transaction = bound.currentTransaction().orElseThrow();
        Schema schema = SchemaChange.begin(bound);
        Collection old = schema.byId(draft.storedId()).orElse(null);
        if (draft.isAuth()
                && old != null
                && !old.auth()
                        .authRule()
                        .orElse("")
                        .equals(draft.auth().authRule().orElse(""))) {
            draft.auth().authToken().secret(Scaffolds.secret());
        }
        if (draft.isView()) {
            Views.replace(bound, old == null ? "" : old.name(), draft);
        }
        Schemas.write(transaction, draft);
        if (!draft.isView()) {
            if (old == null) {
                TableSync.create(transaction, draft);
            } else {
                TableSync.update(transaction, old, draft);
            }
            bound.afterCommit(() -> optimize(bound.engine().app()));
        }
        String storedId = draft.storedId();
        transaction.afterRollback(() -> draft.storedId(storedId));
        draft.storedId(draft.id());
        SchemaChange.put(bound, draft);
    }

    /** Lets the database gather statistics about tables that changed much; only the planner misses them if it fails. */
    private static void optimize(App app) {
        app.db().write(session -> {
            session.execute("PRAGMA optimize");
            return null;
        });
    }

    /**
     * Deletes a collection with its table or view and, of an auth collection, what belongs to the sign-ins of its
     * records.
     *
     * @throws ReferencedException if others refer to it
     * @throws IllegalStateException if it is a system collection, or views need it
     */
    public static void delete(App app, Collection collection) {
        delete(app, collection, true);
    }

    /** Deletes it even though others may refer to it: they are going to be changed in the same transaction. */
    static void deleteUnchecked(App app, Collection collection) {
        delete(app, collection, false);
    }

    private static void delete(App app, Collection collection, boolean checked) {
        Chain chain = Chain.delete(app.hooks());
        run(
                app,
                collection,
                chain,
                () -> {},
                event -> chain.execute.trigger(new CollectionEvent(event.app(), collection), executed -> {
                    if (collection.system()) {
                        throw new IllegalStateException("system collections cannot be deleted");
                    }
                    if (checked) {
                        refuseReferenced(executed.app(), collection);
                    }
                    executed.app().transaction(bound -> {
                        erase(bound, collection, checked);
                        return null;
                    });
                }));
    }

    private static void refuseReferenced(App app, Collection collection) {
        List<String> names = new ArrayList<>();
        for (Collection other : app.schema().collections()) {
            if (!other.id().equals(collection.id())
                    && other.fields().stream().anyMatch(field -> refersTo(field, collection))) {
                names.add(other.name());
            }
        }
        if (!names.isEmpty()) {
            throw new ReferencedException(names);
        }
    }

    private static boolean refersTo(Field field, Collection collection) {
        return field instanceof RelationField relation
                && relation.collectionId().equals(collection.id());
    }

    private static void erase(App bound, Collection collection, boolean checked) {
        Transaction transaction = bound.currentTransaction().orElseThrow();
        SchemaChange.begin(bound);
        Set<String> broken = checked ? DependentViews.broken(bound) : Set.of();
        String name = transaction.dialect().quote(collection.name());
        transaction.execute((collection.isView() ? "DROP VIEW IF EXISTS " : "DROP TABLE IF EXISTS ") + name);
        transaction.update("DELETE FROM `_collections` WHERE `id` = ?", collection.id());
        SchemaChange.remove(bound, collection.id());
        if (collection.isAuth()) {
            SignIns.deleteOf(bound, collection);
        }
        if (checked) {
            DependentViews.refreshAfterDelete(bound, broken);
        }
        App outside = bound.engine().app();
        bound.afterCommit(() -> Thread.startVirtualThread(() -> deleteFiles(outside, collection)));
    }

    private static void deleteFiles(App app, Collection collection) {
        try {
            app.files().deletePrefix(collection.id() + "/");
        } catch (IOException e) {
            app.log().warn("Failed to delete the files of collection " + collection.name(), e);
        }
    }

    private static void run(
            App app, Collection collection, Chain chain, Runnable first, Consumer<CollectionEvent> operation) {
        try {
            first.run();
            chain.around.trigger(new CollectionEvent(app, collection), operation);
        } catch (RuntimeException e) {
            after(app, false, () -> fire(app, chain.failure, collection, e));
            throw e;
        }
        after(app, true, () -> fire(app, chain.success, collection, null));
        app.currentTransaction()
                .ifPresent(transaction -> transaction.afterRollback(() -> fire(
                        app, chain.failure, collection, new IllegalStateException("the transaction was rolled back"))));
    }

    /** Now if there is no transaction, else when it is over: after a failure however it ends, else if it is kept. */
    private static void after(App app, boolean success, Runnable action) {
        app.afterCommit(action);
        if (!success) {
            app.currentTransaction().ifPresent(transaction -> transaction.afterRollback(action));
        }
    }

    private static void fire(App app, Hook<CollectionEvent> hook, Collection collection, Throwable error) {
        hook.trigger(new CollectionEvent(app.engine().app(), collection, error), event -> {});
    }
}
