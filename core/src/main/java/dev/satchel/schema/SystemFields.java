package dev.satchel.schema;

import dev.satchel.Ids;
import dev.satchel.schema.field.BoolField;
import dev.satchel.schema.field.EmailField;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.PasswordField;
import dev.satchel.schema.field.TextField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The fields and indexes that every collection of a type has. Whatever a client leaves out or changes is put right at each save. */
public final class SystemFields {
    public static final String ID_PATTERN = "^[a-z0-9]+$";
    private static final int MAX_INDEX_NAME = 64;

    private SystemFields() {}

    /** Adds what is missing and forces the flags of what is there. Fields of views are computed elsewhere. */
    static void complete(Collection collection) {
        if (collection.isView()) {
            return;
        }
        completeId(collection);
        if (collection.isAuth()) {
            completeAuth(collection);
            completeIndex(collection, "tokenKey", "");
            completeIndex(collection, "email", " WHERE `email` != ''");
        }
    }

    private static void completeId(Collection collection) {
        for (Field field : collection.fields()) {
            if (field.name().equals("id") && field instanceof TextField text) {
                text.system(true);
                text.required(true);
                text.primaryKey(true);
                text.hidden(false);
                if (text.pattern().isEmpty()) {
                    text.pattern(ID_PATTERN);
                }
                return;
            }
        }
        List<Field> fields = new ArrayList<>(collection.fields());
        Field id = idField();
        id.id(Identifiers.free(
                Identifiers.field("text", "id"),
                taken -> collection.fieldById(taken).isPresent()));
        fields.addFirst(id);
        collection.fields(fields);
    }

    /** The field {@code id} with its defaults. */
    static Field idField() {
        return SystemTables.field(
                "text",
                "id",
                "system",
                true,
                "primaryKey",
                true,
                "required",
                true,
                "min",
                15L,
                "max",
                15L,
                "pattern",
                ID_PATTERN,
                "autogeneratePattern",
                "[a-z0-9]{15}");
    }

    private static void completeAuth(Collection collection) {
        if (find(collection, "password") instanceof PasswordField password) {
            password.system(true);
            password.hidden(true);
            password.required(true);
        } else {
            collection.addField(SystemTables.field(
                    "password", "password", "system", true, "hidden", true, "required", true, "min", 8L));
        }
        if (find(collection, "tokenKey") instanceof TextField tokenKey) {
            tokenKey.system(true);
            tokenKey.hidden(true);
            tokenKey.required(true);
        } else {
            collection.addField(SystemTables.field(
                    "text",
                    "tokenKey",
                    "system",
                    true,
                    "hidden",
                    true,
                    "required",
                    true,
                    "min",
                    30L,
                    "max",
                    60L,
                    "autogeneratePattern",
                    "[a-zA-Z0-9]{50}"));
        }
        if (find(collection, "email") instanceof EmailField email) {
            email.system(true);
            email.hidden(false);
        } else {
            collection.addField(SystemTables.field("email", "email", "system", true, "required", true));
        }
        for (String name : List.of("emailVisibility", "verified")) {
            if (find(collection, name) instanceof BoolField bool) {
                bool.system(true);
            } else {
                collection.addField(SystemTables.field("bool", name, "system", true));
            }
        }
    }

    private static Field find(Collection collection, String name) {
        return collection.field(name).orElse(null);
    }

    private static void completeIndex(Collection collection, String field, String where) {
        if (Indexes.uniqueOn(collection, field).isPresent()) {
            return;
        }
        String owner = !collection.id().isEmpty()
                ? collection.id()
                : !collection.name().isEmpty()
                        ? collection.name()
                        : Ids.random(10, "abcdefghijklmnopqrstuvwxyz0123456789");
        List<String> indexes = new ArrayList<>(collection.indexes());
        indexes.add("CREATE UNIQUE INDEX `" + cut("idx_" + field + "_" + owner) + "` ON `" + collection.name() + "` (`"
                + field + "`)" + where);
        collection.indexes(indexes);
    }

    private static String cut(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return utf8.length <= MAX_INDEX_NAME
                ? name
                : new String(Arrays.copyOf(utf8, MAX_INDEX_NAME), StandardCharsets.UTF_8);
    }
}
