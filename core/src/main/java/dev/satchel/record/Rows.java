package dev.satchel.record;

import dev.satchel.db.Row;
import dev.satchel.db.Session.RowMapper;
import dev.satchel.schema.Collection;

/** Rows of a collection's table or view as records. */
final class Rows {
    private Rows() {}

    /** For statements whose columns are the collection's fields in their order. */
    static RowMapper<Record> of(Collection collection) {
        RecordLayout layout = RecordLayout.of(collection);
        int size = layout.fields().length;
        return row -> new Record(collection, layout, columns(row, size), false);
    }

    static Object[] columns(Row row, int size) {
        Object[] columns = new Object[size];
        for (int i = 0; i < size; i++) {
            columns[i] = row.raw(i);
        }
        return columns;
    }
}
