package dev.satchel.record;

import dev.satchel.db.Dialect;
import dev.satchel.query.JsonSql;
import dev.satchel.schema.Collection;
import dev.satchel.schema.field.RelationField;

/** SQL about the ids in the columns of relation fields. */
final class RelatedIds {
    private RelatedIds() {}

    /** The condition that the field holds the id that is its one argument. */
    static String contains(Dialect dialect, Collection collection, RelationField field) {
        // with the table's name, as json_each has columns (id, key, parent, path, type, value) whose names fields may
        // have
        String column = dialect.quote(collection.name()) + "." + dialect.quote(field.name());
        return field.multiple()
                ? "EXISTS (SELECT 1 FROM " + JsonSql.elements(column) + " je WHERE je.value = ?)"
                : column + " = ?";
    }
}
