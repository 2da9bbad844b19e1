package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.db.Transaction;
import dev.satchel.error.FieldErrors;
import dev.satchel.record.Record;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.FieldCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A view query tried out: its fields and the first records it gives. Nothing of it stays in the database.
 *
 * @param collection a collection of a made up name
 * @param rows columns of the first rows, in the order of the fields
 */
public record ViewDryRun(Collection collection, List<Object[]> rows) {
    /** How many rows are looked at. */
    public static final int SAMPLE = 10;

    /**
     * @throws ViewQueryException if the query cannot be a view
     * @throws dev.satchel.db.DbException if the database refuses it
     */
    public static ViewDryRun run(App app, String query, int rows) {
        return app.transaction(bound -> {
            Transaction transaction = bound.currentTransaction().orElseThrow();
            String name = nameWithFullId();
            List<Field> fields = Views.createAndInfer(bound, name, query);
            try {
                Collection collection = new Collection()
                        .type("view")
                        .name(name)
                        .viewQuery(query)
                        .id(Identifiers.collection("view", name))
                        .fields(fields);
                checkFields(bound, collection);
                return new ViewDryRun(collection.freeze(), read(transaction, collection, rows));
            } finally {
                Views.drop(transaction, name);
            }
        });
    }

    /** A free name whose id has all ten digits, so that ids of tried out views look alike. */
    private static String nameWithFullId() {
        String name = Views.temporaryName();
        while (Checksums.crc32("view" + name).length() < 10) {
            name = Views.temporaryName();
        }
        return name;
    }

    private static void checkFields(App bound, Collection collection) {
        for (int i = 0; i < collection.fields().size(); i++) {
            Field field = collection.fields().get(i);
            FieldErrors errors = new FieldErrors();
            field.validateOptions(new FieldCheck(bound, collection, Optional.empty(), errors));
            if (!errors.isEmpty()) {
                throw new ViewQueryException("invalid field \"" + field.name() + "\" (" + i + "): " + errors);
            }
        }
    }

    private static List<Object[]> read(Transaction transaction, Collection collection, int rows) {
        StringBuilder sql = new StringBuilder("SELECT ");
        for (int i = 0; i < collection.fields().size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append(transaction
                            .dialect()
                            .quote(collection.fields().get(i).name()));
        }
        sql.append(" FROM ")
                .append(transaction.dialect().quote(collection.name()))
                .append(" LIMIT ")
                .append(rows);
        int idColumn = collection.position("id");
        Set<String> ids = new HashSet<>();
        return transaction.query(
                row -> {
                    String id = row.text(idColumn);
                    if (id == null || id.isEmpty()) {
                        throw new ViewQueryException("the query could return records with empty or invalid ids");
                    }
                    if (!ids.add(id)) {
                        throw new ViewQueryException("the query could return records with non-unique ids");
                    }
                    Object[] columns = new Object[row.size()];
                    for (int i = 0; i < columns.length; i++) {
                        columns[i] = row.raw(i);
                    }
                    return columns;
                },
                sql.toString());
    }

    /** The first records. */
    public List<Record> sample() {
        List<Record> records = new ArrayList<>(rows.size());
        rows.forEach(columns -> records.add(Record.stored(collection, columns)));
        return records;
    }
}
