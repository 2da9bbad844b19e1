package dev.satchel.query;

import dev.satchel.schema.Collection;
import dev.satchel.schema.Indexes;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.RelationField;

/** What a path needs to know of a field's type. */
final class FieldTypes {
    private FieldTypes() {}

    static boolean isRelation(Field field) {
        return field instanceof RelationField;
    }

    /** A type whose value may be a list. */
    static boolean isList(Field field) {
        return switch (field.type()) {
            case "select", "file", "relation" -> true;
            default -> false;
        };
    }

    /** A type whose value is JSON that a path may go into. */
    static boolean isJson(Field field) {
        return field.type().equals("json") || field.type().equals("geoPoint");
    }

    /** A type whose column is declared TEXT and NOT NULL. */
    static boolean isText(Field field) {
        return switch (field.type()) {
            case "text", "email", "url", "editor", "date", "autodate", "password" -> true;
            case "select", "file", "relation" -> !field.multiple();
            default -> false;
        };
    }

    static String target(Field relation) {
        return ((RelationField) relation).collectionId();
    }

    /** Whether an index makes the field's values unique. */
    static boolean isUnique(Collection collection, String field) {
        return Indexes.uniqueOn(collection, field).isPresent();
    }
}
