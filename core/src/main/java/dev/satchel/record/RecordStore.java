package dev.satchel.record;

import dev.satchel.App;
import dev.satchel.error.FieldErrors;
import dev.satchel.hook.RecordEvent;
import dev.satchel.schema.Collection;
import dev.satchel.schema.field.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds, saves and deletes records, with all hooks and checks but without rules: what server code uses. */
public final class RecordStore {
    /** How many ids one statement asks for. */
    private static final int CHUNK = 500;

    private RecordStore() {}

    public static Optional<Record> findById(App app, Collection collection, String id) {
        String sql = RecordLayout.of(collection).selectById();
        return app.db().read(session -> session.first(Rows.of(collection), sql, id));
    }

    /** Those of the ids that exist, in no order. */
    public static List<Record> findByIds(App app, Collection collection, List<String> ids) {
        List<Record> records = new ArrayList<>(ids.size());
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<String> part = ids.subList(from, Math.min(ids.size(), from + CHUNK));
            records.addAll(findAll(app, collection, "`id` IN (?" + ",?".repeat(part.size() - 1) + ")", part.toArray()));
        }
        return records;
    }

    /** The first that satisfies the SQL condition, whose text must be trusted. */
    public static Optional<Record> findFirst(App app, Collection collection, String where, Object... args) {
        String sql = RecordLayout.of(collection).select() + " WHERE " + where + " LIMIT 1";
        return app.db().read(session -> session.first(Rows.of(collection), sql, args));
    }

    /** All that satisfy the SQL condition (it may end in ORDER BY and LIMIT), whose text must be trusted. */
    public static List<Record> findAll(App app, Collection collection, String where, Object... args) {
        String sql = RecordLayout.of(collection).select() + " WHERE " + where;
        return app.db().read(session -> session.query(Rows.of(collection), sql, args));
    }

    public static long count(App app, Collection collection, String where, Object... args) {
        String sql = "SELECT COUNT(*) FROM " + RecordLayout.of(collection).table() + " WHERE " + where;
        return app.db()
                .read(session -> session.first(row -> row.integer(0), sql, args).orElse(0L));
    }

    /**
     * Validates and inserts or updates a record.
     *
     * @throws dev.satchel.error.ValidationException if a value is refused, also for values that must be unique
     */
    public static void save(App app, Record record) {
        RecordWriter.save(app, record, true);
    }

    public static void saveWithoutValidation(App app, Record record) {
        RecordWriter.save(app, record, false);
    }

    /** Deletes a record with what depends on it. */
    public static void delete(App app, Record record) {
        RecordDeleter.delete(app, record);
    }

    /** Runs the checks of a save alone. */
    public static void validate(App app, Record record) {
        app.hooks().recordValidate.trigger(new RecordEvent(app, record), event -> check(event.app(), record));
    }

    private static void check(App app, Record record) {
        FieldErrors errors = new FieldErrors();
        for (Field field : record.layout().fields()) {
            field.validate(app, record).ifPresent(error -> errors.put(field.name(), error));
        }
        errors.throwIfAny();
        SystemRecords.check(app, record);
    }
}
