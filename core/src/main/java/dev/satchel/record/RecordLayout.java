package dev.satchel.record;

import dev.satchel.db.Dialect;
import dev.satchel.json.JsonWriter;
import dev.satchel.schema.Collection;
import dev.satchel.schema.field.AutodateField;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.Field.Modifier;
import dev.satchel.schema.field.FileField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows from a collection's fields for its records: worked out once, used for every record. */
final class RecordLayout {
    /** Positions of keys of the JSON form that are no fields. */
    static final int COLLECTION_ID = -1;

    static final int COLLECTION_NAME = -2;
    static final int EXPAND = -3;

    /** One key of a record's JSON object; {@code position} is that of a field or one of the constants above. */
    record Key(byte[] name, int position, boolean hidden, boolean secret, boolean email) {}

    /** What a key of a write means. */
    record Target(int position, Modifier modifier) {}

    private final Field[] fields;
    private final Key[] keys;
    private final Map<String, Target> targets = new HashMap<>();
    private final String columns;
    private final String table;
    private final String insert;
    private final String select;
    private final String selectById;
    private final String deleteById;
    private final String existsById;
    private final boolean files;

    private RecordLayout(Collection collection) {
        fields = collection.fields().toArray(Field[]::new);
        keys = keys(collection);
        StringBuilder names = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        boolean anyFile = false;
        for (int i = 0; i < fields.length; i++) {
            Field field = fields[i];
            addTargets(field, i);
            names.append(i == 0 ? "" : ",").append(quote(field.name()));
            marks.append(i == 0 ? "?" : ",?");
            anyFile |= field instanceof FileField;
        }
        files = anyFile;
        columns = names.toString();
        table = quote(collection.name());
        insert = "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")";
        select = "SELECT " + columns + " FROM " + table;
        selectById = select + " WHERE `id` = ? LIMIT 1";
        deleteById = "DELETE FROM " + table + " WHERE `id` = ?";
        existsById = "SELECT 1 FROM " + table + " WHERE `id` = ? LIMIT 1";
    }

    static RecordLayout of(Collection collection) {
        return collection.derived(RecordLayout.class, RecordLayout::new);
    }

    /** Names are checked to be words when a collection is saved, so quoting needs no engine here. */
    private static String quote(String name) {
        return "`" + name + "`";
    }

    private void addTargets(Field field, int position) {
        targets.put(field.name(), new Target(position, Modifier.SET));
        for (Modifier modifier : field.modifiers()) {
            String key =
                    switch (modifier) {
                        case SET -> field.name();
                        case APPEND -> field.name() + "+";
                        case PREPEND -> "+" + field.name();
                        case REMOVE -> field.name() + "-";
                        case AUTOGENERATE -> field.name() + ":autogenerate";
                    };
            targets.put(key, new Target(position, modifier));
        }
    }

    private static Key[] keys(Collection collection) {
        List<Map.Entry<String, Integer>> names = new ArrayList<>();
        for (int i = 0; i < collection.fields().size(); i++) {
            names.add(Map.entry(collection.fields().get(i).name(), i));
        }
        names.add(Map.entry("collectionId", COLLECTION_ID));
        names.add(Map.entry("collectionName", COLLECTION_NAME));
        names.add(Map.entry("expand", EXPAND));
        names.sort(Map.Entry.comparingByKey(Comparator.naturalOrder()));
        Key[] keys = new Key[names.size()];
        for (int i = 0; i < keys.length; i++) {
            String name = names.get(i).getKey();
            int position = names.get(i).getValue();
            Field field = position < 0 ? null : collection.fields().get(position);
            boolean secret = collection.isAuth() && (name.equals("password") || name.equals("tokenKey"));
            boolean email = collection.isAuth() && name.equals("email");
            keys[i] = new Key(JsonWriter.encodeName(name), position, field != null && field.hidden(), secret, email);
        }
        return keys;
    }

    Field[] fields() {
        return fields;
    }

    Key[] keys() {
        return keys;
    }

    Optional<Target> target(String key) {
        return Optional.ofNullable(targets.get(key));
    }

    /** Whether what clients submit for the field is ignored. */
    boolean ignoresInput(int position) {
        return fields[position] instanceof AutodateField;
    }

    boolean hasFiles() {
        return files;
    }

    /** Quoted column names in the order of the fields. */
    String columns() {
        return columns;
    }

    String table() {
        return table;
    }

    String insert() {
        return insert;
    }

    /** All columns in the order of the fields; a condition may follow. */
    String select() {
        return select;
    }

    String selectById() {
        return selectById;
    }

    String deleteById() {
        return deleteById;
    }

    /** A row if there is one of the id. */
    String existsById() {
        return existsById;
    }

    String column(int position, Dialect dialect) {
        return dialect.quote(fields[position].name());
    }
}
