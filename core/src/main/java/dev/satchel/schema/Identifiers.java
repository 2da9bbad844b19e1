package dev.satchel.schema;

import dev.satchel.schema.field.Field;
import java.util.List;
import java.util.function.Predicate;

/** Default ids of collections and fields, made from type and name so that they are the same everywhere. */
public final class Identifiers {
    private static final int MAX_SUFFIX = 999;

    private Identifiers() {}

    /** {@code pbc_} and the checksum of type and name. */
    public static String collection(String type, String name) {
        return "pbc_" + Checksums.crc32(type + name);
    }

    /** The type and the checksum of the name. */
    public static String field(String type, String name) {
        return type + Checksums.crc32(name);
    }

    /** The id itself, or with the first of the suffixes 2, 3, … that is free. */
    static String free(String id, Predicate<String> taken) {
        String candidate = id;
        for (int i = 2; taken.test(candidate) && i <= MAX_SUFFIX; i++) {
            candidate = id + i;
        }
        return candidate;
    }

    /** Gives the field its id if it has none and tells which of the fields it replaces, -1 for none. */
    static int place(List<Field> fields, Field field) {
        if (!field.id().isEmpty()) {
            return indexOf(fields, other -> other.id().equals(field.id()));
        }
        int same = indexOf(fields, other -> other.name().equals(field.name()));
        field.id(
                same >= 0
                        ? fields.get(same).id()
                        : free(
                                field(field.type(), field.name()),
                                id -> indexOf(fields, other -> other.id().equals(id)) >= 0));
        return same;
    }

    private static int indexOf(List<Field> fields, Predicate<Field> condition) {
        for (int i = 0; i < fields.size(); i++) {
            if (condition.test(fields.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
