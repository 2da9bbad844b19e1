package dev.satchel.schema;

import dev.satchel.Ids;
import dev.satchel.db.DbException;
import dev.satchel.db.Dialect;
import dev.satchel.db.Transaction;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.error.ValidationException;
import dev.satchel.schema.field.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the table of a base or auth collection in line with its definition, keeping the data.
 *
 * <p>Columns follow the ids of fields, so a renamed field keeps its values and two fields can swap their names: every
 * column that is new or renamed first gets a name that nobody else has, and its final one when all are done.
 */
final class TableSync {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final Transaction transaction;
    private final Dialect dialect;
    private final Collection now;

    private TableSync(Transaction transaction, Collection now) {
        this.transaction = transaction;
        this.dialect = transaction.dialect();
        this.now = now;
    }

    /** Makes the table of a new collection, with its indexes. */
    static void create(Transaction transaction, Collection collection) {
        TableSync sync = new TableSync(transaction, collection);
        sync.createTable();
        sync.createIndexes();
    }

    /**
     * Changes the table from what it was to what it is to be. A missing table is made.
     *
     * @throws ValidationException for indexes that the database refuses
     * @throws DbException for anything else that it refuses
     */
    static void update(Transaction transaction, Collection old, Collection collection) {
        TableSync sync = new TableSync(transaction, collection);
        if (!tableExists(transaction, old.name())) {
            sync.createTable();
            sync.createIndexes();
            return;
        }
        sync.change(old);
    }

    static boolean tableExists(Transaction transaction, String name) {
        return transaction.exists(
                "SELECT 1 FROM sqlite_master WHERE `type` IN ('table', 'view') AND LOWER(`name`) = LOWER(?) LIMIT 1",
                name);
    }

    static boolean hasColumn(Transaction transaction, String table, String column) {
        return transaction.exists("SELECT 1 FROM pragma_table_info(?) WHERE `name` = ?", table, column);
    }

    private void createTable() {
        List<Field> fields = new ArrayList<>(now.fields());
        fields.sort(Comparator.comparing(Field::name));
        StringBuilder sql =
                new StringBuilder("CREATE TABLE ").append(quote(now.name())).append(" (");
        for (int i = 0; i < fields.size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append(column(fields.get(i), fields.get(i).name()));
        }
        transaction.execute(sql.append(')').toString());
    }

    private void change(Collection old) {
        boolean renamed = !old.name().equalsIgnoreCase(now.name());
        boolean needIndexes = renamed
                || !old.indexes().equals(now.indexes())
                || !Schemas.fieldsText(old.fields()).equals(Schemas.fieldsText(now.fields()));
        if (!needIndexes) {
            return;
        }
        for (Index index : Indexes.of(old)) {
            if (!index.name().isEmpty()) {
                transaction.execute("DROP INDEX IF EXISTS " + quoteName(index.name()));
            }
        }
        if (renamed) {
            transaction.execute("ALTER TABLE " + quote(old.name()) + " RENAME TO " + quote(now.name()));
        }
        dropColumns(old);
        addAndRenameColumns(old);
        convertColumns(old);
        createIndexes();
    }

    private void dropColumns(Collection old) {
        for (Field field : old.fields()) {
            if (now.fieldById(field.id()).isEmpty()) {
                alter("DROP COLUMN " + quote(field.name()), "failed to drop column " + field.name());
            }
        }
    }

    private void addAndRenameColumns(Collection old) {
        Map<String, String> finalNames = new LinkedHashMap<>();
        for (Field field : now.fields()) {
            Field before = old.fieldById(field.id()).orElse(null);
            if (before != null && before.name().equals(field.name())) {
                continue;
            }
            String temporary = field.name() + Ids.random(5, LETTERS);
            finalNames.put(temporary, field.name());
            if (before == null) {
                alter("ADD COLUMN " + column(field, temporary), "failed to add column " + field.name());
            } else {
                alter(
                        "RENAME COLUMN " + quote(before.name()) + " TO " + quote(temporary),
                        "failed to rename column " + before.name());
            }
        }
        finalNames.forEach((temporary, name) ->
                alter("RENAME COLUMN " + quote(temporary) + " TO " + quote(name), "failed to rename column " + name));
    }

    private void convertColumns(Collection old) {
        for (Field field : now.fields()) {
            Field before = old.fieldById(field.id()).orElse(null);
            if (before == null || !before.type().equals(field.type()) || before.multiple() == field.multiple()) {
                continue;
            }
            Map<String, String> views = dropViews();
            String source = "_" + field.name() + Ids.random(5, LETTERS);
            alter("RENAME COLUMN " + quote(field.name()) + " TO " + quote(source), "failed to rename " + field.name());
            alter("ADD COLUMN " + column(field, field.name()), "failed to add column " + field.name());
            transaction.update("UPDATE " + quote(now.name()) + " SET " + quote(field.name()) + " = "
                    + (field.multiple() ? toMultiple(quote(source)) : toSingle(quote(source))));
            alter("DROP COLUMN " + quote(source), "failed to drop column " + source);
            views.values().forEach(transaction::execute);
        }
    }

    private static String toMultiple(String column) {
        return "CASE WHEN COALESCE(" + column + ", '') = '' THEN '[]' "
                + "WHEN json_valid(" + column + ") AND json_type(" + column + ") = 'array' THEN " + column
                + " ELSE json_array(" + column + ") END";
    }

    private static String toSingle(String column) {
        return "CASE WHEN COALESCE(" + column + ", '[]') = '[]' THEN '' "
                + "WHEN json_valid(" + column + ") AND json_type(" + column + ") = 'array' "
                + "THEN COALESCE(json_extract(" + column + ", '$[#-1]'), '') "
                + "ELSE " + column + " END";
    }

    /** SQLite checks every view when a column goes; so they go first. Gives their statements by name. */
    private Map<String, String> dropViews() {
        Map<String, String> views = new LinkedHashMap<>();
        transaction.query(
                row -> views.put(row.text(0), row.text(1)) == null,
                "SELECT `name`, `sql` FROM sqlite_master WHERE `type` = 'view' AND `sql` IS NOT NULL");
        views.keySet().forEach(name -> transaction.execute("DROP VIEW IF EXISTS " + quoteName(name)));
        return views;
    }

    private void createIndexes() {
        FieldErrors errors = new FieldErrors();
        for (int i = 0; i < now.indexes().size(); i++) {
            Index index = Index.parse(now.indexes().get(i));
            if (!index.valid()) {
                errors.put(Integer.toString(i), CollectionCheck.INVALID_INDEX);
                continue;
            }
            try {
                transaction.execute(index.sql());
            } catch (DbException e) {
                if (e.kind() == DbException.Kind.CANCELLED || e.kind() == DbException.Kind.TIMEOUT) {
                    throw e;
                }
                errors.put(
                        Integer.toString(i),
                        new FieldError(
                                "validation_invalid_index_expression",
                                "Failed to create index " + index.name() + " - " + e.getMessage() + "."));
            }
        }
        if (!errors.isEmpty()) {
            throw new ValidationException(FieldErrors.of("indexes", errors));
        }
    }

    private void alter(String what, String failure) {
        try {
            transaction.execute("ALTER TABLE " + quote(now.name()) + " " + what);
        } catch (DbException e) {
            throw new DbException(e.kind(), e.code(), failure + " - " + e.getMessage(), e);
        }
    }

    private String column(Field field, String name) {
        return quote(name) + " " + field.columnDefinition(dialect);
    }

    private String quote(String name) {
        return dialect.quote(name);
    }

    /** Quotes a name that need not be a plain word. */
    private static String quoteName(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
