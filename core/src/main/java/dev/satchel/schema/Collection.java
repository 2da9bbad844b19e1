package dev.satchel.schema;

import dev.satchel.json.JsonException;
import dev.satchel.json.JsonWritable;
import dev.satchel.json.JsonWriter;
import dev.satchel.json.Shape;
import dev.satchel.json.Shape.Audience;
import dev.satchel.schema.field.DateText;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A collection: name, rules, fields, indexes and the options of its type.
 *
 * <p>A collection that comes from a {@link Schema} is frozen: setters throw. {@link #copy} gives a draft to change and
 * save. {@code type} is kept as text in drafts because a client may send any; {@link #type()} is for valid ones.
 */
public final class Collection implements JsonWritable {
    private static final Shape<Collection> COMMON = Shape.of(Collection::new)
            .text("id", c -> c.id, Collection::id)
            .nullableText("listRule", c -> c.listRule, Collection::listRule)
            .nullableText("viewRule", c -> c.viewRule, Collection::viewRule)
            .nullableText("createRule", c -> c.createRule, Collection::createRule)
            .nullableText("updateRule", c -> c.updateRule, Collection::updateRule)
            .nullableText("deleteRule", c -> c.deleteRule, Collection::deleteRule)
            .text("name", c -> c.name, Collection::name)
            .text("type", c -> c.type, Collection::type)
            .any("fields", Collection::fieldMaps, Collection::readFields)
            .texts("indexes", false, c -> c.indexes, Collection::indexes)
            .text("created", c -> c.created, (c, v) -> c.created(v))
            .text("updated", c -> c.updated, (c, v) -> c.updated(v))
            .bool("system", c -> c.system, Collection::system)
            .build();

    private static final Shape<Collection> VIEW = Shape.of(Collection::new)
            .text("viewQuery", c -> c.viewQuery, Collection::viewQuery)
            .build();

    private String id = "";
    private String name = "";
    private String type = "base";
    private boolean system;
    private String listRule;
    private String viewRule;
    private String createRule;
    private String updateRule;
    private String deleteRule;
    private String created = "";
    private String updated = "";
    private List<String> indexes = new ArrayList<>();
    private List<Field> fields = new ArrayList<>();
    private String viewQuery = "";
    private AuthOptions auth = new AuthOptions();
    private String storedId = "";
    private String computedId = "";
    private final Map<Class<?>, Object> derived = new ConcurrentHashMap<>();
    private boolean frozen;
    private Map<String, Integer> positions = Map.of();

    public String id() {
        return id;
    }

    public Collection id(String value) {
        return change(() -> id = value);
    }

    public String name() {
        return name;
    }

    public Collection name(String value) {
        return change(() -> name = value);
    }

    /** The type; base for a text that names none. */
    public CollectionType type() {
        return switch (type) {
            case "auth" -> CollectionType.AUTH;
            case "view" -> CollectionType.VIEW;
            default -> CollectionType.BASE;
        };
    }

    /** The type as it was given, {@code base}, {@code auth} or {@code view} in every saved collection. */
    public String typeText() {
        return type;
    }

    public Collection type(String value) {
        return change(() -> type = value);
    }

    public boolean isAuth() {
        return type.equals("auth");
    }

    public boolean isView() {
        return type.equals("view");
    }

    public boolean system() {
        return system;
    }

    public Collection system(boolean value) {
        return change(() -> system = value);
    }

    /** Empty (null) means superusers only, {@code ""} everybody. */
    public Optional<String> listRule() {
        return Optional.ofNullable(listRule);
    }

    /** Sets the rule; null for superusers only. So do the other rules' setters. */
    public Collection listRule(String value) {
        return change(() -> listRule = value);
    }

    public Optional<String> viewRule() {
        return Optional.ofNullable(viewRule);
    }

    public Collection viewRule(String value) {
        return change(() -> viewRule = value);
    }

    public Optional<String> createRule() {
        return Optional.ofNullable(createRule);
    }

    public Collection createRule(String value) {
        return change(() -> createRule = value);
    }

    public Optional<String> updateRule() {
        return Optional.ofNullable(updateRule);
    }

    public Collection updateRule(String value) {
        return change(() -> updateRule = value);
    }

    public Optional<String> deleteRule() {
        return Optional.ofNullable(deleteRule);
    }

    public Collection deleteRule(String value) {
        return change(() -> deleteRule = value);
    }

    /** In the order in which they were added; the order of values in a {@code Record}. Not to be changed. */
    public List<Field> fields() {
        return fields;
    }

    /** Replaces all fields, as they are. */
    public Collection fields(List<? extends Field> values) {
        return change(() -> fields = new ArrayList<>(values));
    }

    /** Looked up by exact name. */
    public Optional<Field> field(String fieldName) {
        int position = position(fieldName);
        return position < 0 ? Optional.empty() : Optional.of(fields.get(position));
    }

    public Optional<Field> fieldById(String fieldId) {
        for (Field field : fields) {
            if (field.id().equals(fieldId)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The index of a field in {@link #fields}, -1 if there is none of that name. Constant time once frozen. */
    public int position(String fieldName) {
        if (frozen) {
            Integer position = positions.get(fieldName);
            return position == null ? -1 : position;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(fieldName)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Adds a field or replaces one: with an id the field of that id; without one the field of the same name, whose id
     * it takes over. A new field without id gets the default one ({@link Identifiers#field}).
     */
    public Collection addField(Field field) {
        return addField(fields.size(), field);
    }

    /** As {@link #addField(Field)}; a field that is new or moved stands at {@code position} then. */
    public Collection addField(int position, Field field) {
        return change(() -> {
            int at = Identifiers.place(fields, field);
            if (at >= 0) {
                fields.set(at, field);
            } else {
                fields.add(Math.clamp(position, 0, fields.size()), field);
            }
        });
    }

    public Collection removeField(String fieldId) {
        return change(() -> fields.removeIf(field -> field.id().equals(fieldId)));
    }

    /** CREATE INDEX statements, as the user wrote them. Not to be changed. */
    public List<String> indexes() {
        return indexes;
    }

    public Collection indexes(List<String> values) {
        return change(() -> indexes = new ArrayList<>(values));
    }

    /** The options of an auth collection; without meaning for others. Of a frozen collection not to be changed. */
    public AuthOptions auth() {
        return auth;
    }

    public Collection auth(AuthOptions value) {
        return change(() -> auth = Objects.requireNonNull(value));
    }

    public String viewQuery() {
        return viewQuery;
    }

    public Collection viewQuery(String value) {
        return change(() -> viewQuery = value);
    }

    public String created() {
        return created;
    }

    /** Sets the time in the form of the database; the first save sets it. */
    public Collection created(String value) {
        return change(() -> created = DateText.parse(value));
    }

    public String updated() {
        return updated;
    }

    public Collection updated(String value) {
        return change(() -> updated = DateText.parse(value));
    }

    public boolean frozen() {
        return frozen;
    }

    /** Whether it has no row yet. */
    public boolean isNew() {
        return storedId.isEmpty();
    }

    /** The id of its row, which a draft may differ from; {@code ""} while it has none. */
    String storedId() {
        return storedId;
    }

    /** Marks it as written under its present id, or with {@code ""} as without a row. */
    Collection storedId(String value) {
        return change(() -> storedId = value);
    }

    /** The id that was last computed for it, so that one that a user chose is told apart. */
    String computedId() {
        return computedId;
    }

    Collection computedId(String value) {
        return change(() -> computedId = value);
    }

    /**
     * What somebody works out from this collection once and uses often. Kept as long as the collection is, once frozen;
     * made anew each time for a draft.
     */
    public <T> T derived(Class<T> key, Function<Collection, T> make) {
        if (!frozen) {
            return make.apply(this);
        }
        Object value = derived.get(key);
        return key.cast(value != null ? value : derived.computeIfAbsent(key, absent -> make.apply(this)));
    }

    /** A draft with the same content. */
    public Collection copy() {
        Collection copy = new Collection();
        copy.id = id;
        copy.name = name;
        copy.type = type;
        copy.system = system;
        copy.listRule = listRule;
        copy.viewRule = viewRule;
        copy.createRule = createRule;
        copy.updateRule = updateRule;
        copy.deleteRule = deleteRule;
        copy.created = created;
        copy.updated = updated;
        copy.indexes = new ArrayList<>(indexes);
        for (Field field : fields) {
            copy.fields.add(field.copy());
        }
        copy.viewQuery = viewQuery;
        copy.auth = AuthOptions.SHAPE.copy(auth);
        copy.storedId = storedId;
        copy.computedId = computedId;
        return copy;
    }

    /** Makes it unchangeable and lookups fast; gives itself. */
    public Collection freeze() {
        if (!frozen) {
            fields = List.copyOf(fields);
            indexes = List.copyOf(indexes);
            positions = HashMap.newHashMap(fields.size());
            for (int i = 0; i < fields.size(); i++) {
                positions.putIfAbsent(fields.get(i).name(), i);
            }
            frozen = true;
        }
        return this;
    }

    /**
     * Lays a JSON object over this draft: {@code fields} and {@code indexes} are replaced as a whole, options of auth
     * collections merged deeply, keys of other types checked but ignored.
     *
     * @throws JsonException if a value has the wrong JSON type or a field's {@code type} is missing or unknown
     */
    public Collection merge(Map<String, Object> json) {
        COMMON.merge(this, json);
        if (isAuth()) {
            Providers.alignByName(auth, json);
        }
        AuthOptions.SHAPE.merge(isAuth() ? auth : new AuthOptions(), json);
        VIEW.merge(isView() ? this : new Collection(), json);
        return this;
    }

    /** All properties, in the order of the API. */
    public Map<String, Object> toMap(Audience audience) {
        Map<String, Object> map = new LinkedHashMap<>(COMMON.toMap(this, audience));
        if (isAuth()) {
            map.putAll(AuthOptions.SHAPE.toMap(auth, audience));
        } else if (isView()) {
            map.put("viewQuery", viewQuery);
        }
        return map;
    }

    public void writeJson(JsonWriter out, Audience audience) {
        out.beginObject();
        COMMON.writeProperties(this, out, audience);
        if (isAuth()) {
            AuthOptions.SHAPE.writeProperties(auth, out, audience);
        } else if (isView()) {
            VIEW.writeProperties(this, out, audience);
        }
        out.endObject();
    }

    /** As clients see it, without secrets. */
    @Override
    public void writeJson(JsonWriter out) {
        writeJson(out, Audience.CLIENT);
    }

    private static List<Map<String, Object>> fieldMaps(Collection collection) {
        List<Map<String, Object>> maps = new ArrayList<>(collection.fields.size());
        for (Field field : collection.fields) {
            maps.add(field.toMap());
        }
        return maps;
    }

    private static void readFields(Collection collection, Object json) {
        if (json != null && !(json instanceof List<?>)) {
            throw new JsonException("expected a list");
        }
        collection.fields(List.of());
        if (json instanceof List<?> list) {
            for (Object item : list) {
                if (!(item instanceof Map<?, ?>)) {
                    throw new JsonException("expected an object");
                }
                collection.addField(Fields.read(dev.satchel.json.Json.asObject(item)));
            }
        }
    }

    private Collection change(Runnable setter) {
        if (frozen) {
            throw new IllegalStateException("collection " + name + " is shared; change a copy of it");
        }
        setter.run();
        return this;
    }

    @Override
    public String toString() {
        return type + " collection " + name;
    }
}
