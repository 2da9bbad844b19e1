package dev.satchel.record;

import dev.satchel.App;
import dev.satchel.Ids;
import dev.satchel.db.DbException;
import dev.satchel.db.Session;
import dev.satchel.error.ApiException;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.error.ValidationException;
import dev.satchel.hook.Hook;
import dev.satchel.hook.Hooks;
import dev.satchel.hook.RecordEvent;
import dev.satchel.schema.Collection;
import dev.satchel.schema.field.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Inserts and updates records.
 *
 * <p>Outside of a transaction the statement goes into the writer's shared commit. An update reads the row again in
 * there: if somebody changed it since the record was loaded, the record takes over the newer values, applies its
 * modifiers to them and writes only the columns that it changed. So neither parallel {@code n+} nor changes of
 * different fields are lost.
 */
final class RecordWriter {
    private static final int TOKEN_KEY = 50;

    private final App app;
    private final Record record;
    private final RecordLayout layout;
    private final boolean create;

    private RecordWriter(App app, Record record, boolean create) {
        this.app = app;
        this.record = record;
        this.layout = record.layout();
        this.create = create;
    }

    static void save(App app, Record record, boolean validate) {
        boolean create = record.isNew();
        Hooks hooks = app.hooks();
        if (record.collection().isView()) {
            throw ApiException.badRequest("Unsupported collection type.");
        }
        try {
            (create ? hooks.recordCreate : hooks.recordUpdate).trigger(new RecordEvent(app, record), event -> {
                new RecordWriter(event.app(), record, create).prepare();
                if (validate) {
                    RecordStore.validate(event.app(), record);
                }
                (create ? hooks.recordCreateExecute : hooks.recordUpdateExecute)
                        .trigger(
                                new RecordEvent(event.app(), record),
                                execution -> new RecordWriter(execution.app(), record, create).execute());
            });
        } catch (RuntimeException e) {
            trigger(create ? hooks.recordAfterCreateError : hooks.recordAfterUpdateError, app, record, e);
            throw e;
        }
        Hook<RecordEvent> success = create ? hooks.recordAfterCreateSuccess : hooks.recordAfterUpdateSuccess;
        Hook<RecordEvent> failure = create ? hooks.recordAfterCreateError : hooks.recordAfterUpdateError;
        if (!failure.isEmpty()) {
            app.currentTransaction()
                    .ifPresent(transaction -> transaction.afterRollback(() -> trigger(
                            failure, app.engine().app(), record, new IllegalStateException("the transaction failed"))));
        }
        if (!success.isEmpty()) {
            app.afterCommit(() -> trigger(success, app.engine().app(), record, null));
        }
        if (create) {
            SystemRecords.removeInstaller(app, record);
        }
    }

    private static void trigger(Hook<RecordEvent> hook, App app, Record record, Throwable error) {
        if (!hook.isEmpty()) {
            hook.trigger(new RecordEvent(app, record, error), event -> {});
        }
    }

    /** Sets what the server sets by itself. */
    private void prepare() {
        for (Field field : layout.fields()) {
            field.beforeWrite(record, create);
        }
        if (record.collection().isAuth()) {
            if (record.isSuperuser()) {
                record.setValue("verified", true);
            }
            if (create && record.text("tokenKey").isEmpty()) {
                record.setValue("tokenKey", Ids.token(TOKEN_KEY));
            }
        }
    }

    private void execute() {
        prepare();
        RecordFiles files = RecordFiles.store(app, record);
        List<String> sideEffects = List.of();
        try {
            if (record.collection().isAuth() && !create) {
                sideEffects = renewTokenKey();
            }
            if (sideEffects.isEmpty()) {
                write(app);
            } else {
                List<String> tables = sideEffects;
                app.transaction(bound -> {
                    write(bound);
                    tables.forEach(table -> SystemRecords.deleteRows(bound, table, record));
                    return null;
                });
            }
        } catch (DbException e) {
            files.discard();
            throw UniqueErrors.translate(record.collection(), e);
        } catch (RuntimeException e) {
            files.discard();
            throw e;
        }
        files.settle();
        record.markSaved();
        if (create) {
            app.currentTransaction().ifPresent(transaction -> transaction.afterRollback(() -> record.isNew(true)));
        }
    }

    /**
     * A new password or address ends all sessions, and so does the verification of an account that others may have
     * linked; gives the tables whose rows of this account have to go.
     */
    private List<String> renewTokenKey() {
        List<String> tables = new ArrayList<>();
        boolean passwordSet = record.get("password") instanceof PasswordValue password
                && !password.plain().isEmpty();
        boolean hashChanged = record.get("password") instanceof PasswordValue now
                && record.original("password") instanceof PasswordValue before
                && !now.hash().equals(before.hash());
        if (hashChanged) {
            tables.add("_mfas");
            tables.add("_authOrigins");
        }
        boolean renew = passwordSet || record.changed("email");
        boolean verifiedNow = record.bool("verified") && Boolean.FALSE.equals(record.original("verified"));
        if (verifiedNow && SystemRecords.hasRows(app, "_externalAuths", record)) {
            tables.add("_externalAuths");
            renew = true;
        }
        if (renew && !record.changed("tokenKey")) {
            record.setValue("tokenKey", Ids.token(TOKEN_KEY));
        }
        if (record.changed("tokenKey")) {
            tables.add("_otps");
        }
        return tables;
    }

    private void write(App bound) {
        if (create) {
            Object[] args = new Object[layout.fields().length];
            for (int i = 0; i < args.length; i++) {
                args[i] = layout.fields()[i].toColumn(record.get(i));
            }
            bound.db().write(session -> {
                checkAccountId(bound, session);
                return session.update(layout.insert(), args);
            });
        } else {
            bound.db().write(session -> {
                checkAccountId(bound, session);
                return update(session);
            });
        }
    }

    /** Ids of accounts are unique over all auth collections. */
    private void checkAccountId(App bound, Session session) {
        if (!record.collection().isAuth()) {
            return;
        }
        for (Collection other : bound.schema().collections()) {
            if (other.isAuth()
                    && !other.id().equals(record.collection().id())
                    && session.exists(RecordLayout.of(other).existsById(), record.id())) {
                throw new ValidationException(
                        "id", new FieldError("validation_invalid_auth_id", "Invalid or duplicated auth record id."));
            }
        }
    }

    private int update(Session session) {
        int size = layout.fields().length;
        Object[] loaded = record.columns();
        if (loaded != null) {
            Object[] current = session.first(row -> Rows.columns(row, size), layout.selectById(), record.original("id"))
                    .orElseThrow(ApiException::notFound);
            if (!Arrays.deepEquals(current, loaded)) {
                record.rebase(current);
                checkMerged();
            }
        }
        StringBuilder sql = new StringBuilder("UPDATE ").append(layout.table()).append(" SET ");
        List<Object> args = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (record.changed(i)) {
                Field field = layout.fields()[i];
                sql.append(args.isEmpty() ? "`" : ",`").append(field.name()).append("` = ?");
                args.add(field.toColumn(record.get(i)));
            }
        }
        if (args.isEmpty()) {
            return 0;
        }
        args.add(record.original("id"));
        return session.update(sql.append(" WHERE `id` = ?").toString(), args.toArray());
    }

    /** What a modifier has made of a newer value than the one it was checked with is checked again. */
    private void checkMerged() {
        FieldErrors errors = new FieldErrors();
        for (int i = 0; i < layout.fields().length; i++) {
            if (record.isModified(i)) {
                Field field = layout.fields()[i];
                field.validate(app, record).ifPresent(error -> errors.put(field.name(), error));
            }
        }
        errors.throwIfAny();
    }
}
