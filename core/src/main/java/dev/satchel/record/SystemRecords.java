package dev.satchel.record;

import dev.satchel.App;
import dev.satchel.auth.Superusers;
import dev.satchel.error.ApiException;
import dev.satchel.error.FieldError;
import dev.satchel.error.ValidationException;
import dev.satchel.schema.Collection;
import dev.satchel.schema.Providers;
import java.util.List;
import java.util.Optional;

/** What holds for the records of system collections and for accounts beyond their fields' own checks. */
final class SystemRecords {
    /** Tables with rows that belong to accounts, by {@code collectionRef} and {@code recordRef}. */
    static final List<String> OF_ACCOUNTS = List.of("_externalAuths", "_mfas", "_otps", "_authOrigins");

    private SystemRecords() {}

    /** References to accounts must lead to one. */
    static void check(App app, Record record) {
        String name = record.collection().name();
        if (!record.collection().system() || !OF_ACCOUNTS.contains(name)) {
            return;
        }
        Optional<Collection> target = app.schema().byId(record.text("collectionRef"));
        if (target.isEmpty()) {
            throw new ValidationException(
                    "collectionRef",
                    new FieldError("validation_invalid_collection_id", "Missing or invalid collection."));
        }
        if (!target.get().isAuth()) {
            throw new ValidationException(
                    "collectionRef",
                    new FieldError("validation_invalid_collection_type", "Invalid collection type - must be auth."));
        }
        if (RecordStore.findById(app, target.get(), record.text("recordRef")).isEmpty()) {
            throw new ValidationException(
                    "recordRef", new FieldError("validation_invalid_record", "Missing or invalid record."));
        }
        if (name.equals("_externalAuths") && !Providers.isKnown(record.text("provider"))) {
            throw new ValidationException(
                    "provider", new FieldError("validation_in_invalid", "Must be a valid value."));
        }
    }

    /** @throws ApiException if nobody could administer the application any more */
    static void checkNotLast(App app, Record record) {
        if (record.isSuperuser() && RecordStore.count(app, record.collection(), "`id` != ?", record.id()) == 0) {
            throw ApiException.badRequest("You can't delete the only existing superuser.");
        }
    }

    /** The installer's account is for the time before the first superuser only. */
    static void removeInstaller(App app, Record created) {
        if (created.isSuperuser() && !created.text("email").equals(Superusers.INSTALLER_EMAIL)) {
            RecordStore.findFirst(app, created.collection(), "`email` = ?", Superusers.INSTALLER_EMAIL)
                    .ifPresent(installer -> RecordStore.delete(app, installer));
        }
    }

    /** Deletes rows that belong to an account. */
    static void deleteRows(App app, String table, Record account) {
        app.schema().find(table).ifPresent(collection -> {
            List<Record> rows = RecordStore.findAll(
                    app,
                    collection,
                    "`collectionRef` = ? AND `recordRef` = ?",
                    account.collection().id(),
                    account.id());
            rows.forEach(row -> RecordStore.delete(app, row));
        });
    }

    static boolean hasRows(App app, String table, Record account) {
        return app.schema()
                .find(table)
                .map(collection -> RecordStore.count(
                                app,
                                collection,
                                "`collectionRef` = ? AND `recordRef` = ?",
                                account.collection().id(),
                                account.id())
                        > 0)
                .orElse(false);
    }
}
