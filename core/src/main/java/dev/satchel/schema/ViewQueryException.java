package dev.satchel.schema;

import dev.satchel.schema.field.Field;
import java.util.List;

/** A query that cannot be a view, although the database may accept it. */
public final class ViewQueryException extends RuntimeException {
    private final transient List<Field> fields;

    ViewQueryException(String message) {
        this(message, List.of());
    }

    ViewQueryException(String message, List<Field> fields) {
        super(message, null, false, false);
        this.fields = fields;
    }

    /** The fields as far as they could be told. */
    List<Field> fields() {
        return fields;
    }
}
