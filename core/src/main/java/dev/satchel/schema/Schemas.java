package dev.satchel.schema;

import dev.satchel.db.Row;
import dev.satchel.db.Session;
import dev.satchel.json.Json;
import dev.satchel.json.JsonWriter;
import dev.satchel.json.Shape.Audience;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collections from and to the rows of {@code _collections}. */
public final class Schemas {
    private static final String COLUMNS = "`id`, `system`, `type`, `name`, `fields`, `indexes`, `listRule`, `viewRule`,"
            + " `createRule`, `updateRule`, `deleteRule`, `options`, `created`, `updated`";

    private Schemas() {}

    /** Reads all collections, in the order of their rows. */
    public static Schema load(Session session) {
        return Schema.of(session.query(Schemas::read, "SELECT " + COLUMNS + " FROM `_collections` ORDER BY `rowid`"));
    }

    private static Collection read(Row row) {
        Collection collection = new Collection()
                .id(row.text(0))
                .system(row.integer(1) != 0)
                .type(row.text(2))
                .name(row.text(3))
                .listRule(row.text(6))
                .viewRule(row.text(7))
                .createRule(row.text(8))
                .updateRule(row.text(9))
                .deleteRule(row.text(10))
                .created(row.text(12))
                .updated(row.text(13))
                .storedId(row.text(0));
        if (Json.parse(row.text(4)) instanceof List<?> fields) {
            fields.forEach(field -> collection.addField(Fields.read(Json.asObject(field))));
        }
        if (Json.parse(row.text(5)) instanceof List<?> indexes) {
            collection.indexes(indexes.stream().map(String::valueOf).toList());
        }
        Map<String, Object> options = Json.asObject(Json.parse(row.text(11)));
        if (collection.isAuth()) {
            AuthOptions.SHAPE.merge(collection.auth(), options);
        } else if (collection.isView() && options.get("viewQuery") instanceof String query) {
            collection.viewQuery(query);
        }
        return collection;
    }

    /** Writes the collection's row; the old one is the one under {@link Collection#storedId}. */
    static void write(Session session, Collection collection) {
        List<Object> values = new ArrayList<>();
        values.add(collection.id());
        values.add(collection.system());
        values.add(collection.typeText());
        values.add(collection.name());
        values.add(fieldsText(collection.fields()));
        values.add(Json.writeText(collection.indexes()));
        values.add(collection.listRule().orElse(null));
        values.add(collection.viewRule().orElse(null));
        values.add(collection.createRule().orElse(null));
        values.add(collection.updateRule().orElse(null));
        values.add(collection.deleteRule().orElse(null));
        values.add(optionsText(collection));
        values.add(collection.created());
        values.add(collection.updated());
        if (collection.isNew()) {
            session.update(
                    "INSERT INTO `_collections` (" + COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                    values.toArray());
        } else {
            values.add(collection.storedId());
            session.update(
                    "UPDATE `_collections` SET " + COLUMNS.replace(",", " = ?,") + " = ? WHERE `id` = ?",
                    values.toArray());
        }
    }

    /** The fields as the column {@code fields} holds them. */
    static String fieldsText(List<Field> fields) {
        JsonWriter out = new JsonWriter();
        out.beginArray();
        fields.forEach(field -> out.any(field.toMap()));
        out.endArray();
        return out.toString();
    }

    /** The options of the type with their secrets, as the column {@code options} holds them. */
    private static String optionsText(Collection collection) {
        JsonWriter out = new JsonWriter();
        out.beginObject();
        if (collection.isAuth()) {
            AuthOptions.SHAPE.writeProperties(collection.auth(), out, Audience.STORAGE);
        } else if (collection.isView()) {
            out.name("viewQuery").value(collection.viewQuery());
        }
        out.endObject();
        return out.toString();
    }
}
