package dev.satchel.schema.field;

import dev.satchel.json.JsonException;
import dev.satchel.json.Shape;
import java.util.Map;

/** The field types by name, and fields from and to JSON. */
public final class Fields {
    private Fields() {}

    /**
     * A new field read from its JSON object.
     *
     * @throws JsonException if {@code type} is missing or unknown or an option has the wrong JSON type
     */
    public static Field read(Map<String, Object> json) {
        throw new UnsupportedOperationException("schema.field owner");
    }

    static <F extends Field> Map<String, Object> toMap(F field) {
        @SuppressWarnings("unchecked")
        Shape<F> shape = (Shape<F>) field.shape();
        Map<String, Object> map = shape.toMap(field, Shape.Audience.STORAGE);
        map.put("type", field.type());
        return map;
    }
}
