package dev.satchel.schema.field;

import dev.satchel.json.Json;
import dev.satchel.json.JsonException;
import dev.satchel.json.Shape;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The field types by name, and fields from and to JSON. */
public final class Fields {
    private static final Map<String, Supplier<Field>> TYPES = Map.ofEntries(
            Map.entry("text", TextField::new),
            Map.entry("number", NumberField::new),
            Map.entry("bool", BoolField::new),
            Map.entry("email", EmailField::new),
            Map.entry("url", UrlField::new),
            Map.entry("editor", EditorField::new),
            Map.entry("date", DateField::new),
            Map.entry("autodate", AutodateField::new),
            Map.entry("select", SelectField::new),
            Map.entry("file", FileField::new),
            Map.entry("relation", RelationField::new),
            Map.entry("json", JsonField::new),
            Map.entry("password", PasswordField::new),
            Map.entry("geoPoint", GeoPointField::new));

    private Fields() {}

    /**
     * A new field read from its JSON object.
     *
     * @throws JsonException if {@code type} is missing or unknown or an option has the wrong JSON type
     */
    public static Field read(Map<String, Object> json) {
        Supplier<Field> maker = typeOf(json) instanceof String type ? TYPES.get(type) : null;
        if (maker == null) {
            throw new JsonException("missing or unknown field type in " + Json.writeText(json));
        }
        return merge(maker.get(), json);
    }

    /** The key in any case, as all others. */
    private static Object typeOf(Map<String, Object> json) {
        Object type = json.get("type");
        for (Map.Entry<String, Object> entry : type == null ? json.entrySet() : Set.<Map.Entry<String, Object>>of()) {
            if (entry.getKey().equalsIgnoreCase("type")) {
                type = entry.getValue();
            }
        }
        return type;
    }

    private static <F extends Field> F merge(F field, Map<String, Object> json) {
        shape(field).merge(field, json);
        return field;
    }

    static <F extends Field> Map<String, Object> toMap(F field) {
        Map<String, Object> map = shape(field).toMap(field, Shape.Audience.STORAGE);
        map.put("type", field.type());
        return map;
    }

    @SuppressWarnings("unchecked")
    private static <F extends Field> Shape<F> shape(F field) {
        return (Shape<F>) field.shape();
    }
}
