package dev.satchel.schema;

import dev.satchel.schema.field.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A collection: name, rules, fields, indexes and the options of its type.
 *
 * <p>A collection that comes from a {@link Schema} is frozen: setters throw. {@link #copy} gives a draft to change and
 * save. {@code type} is kept as text in drafts because a client may send any; {@link #type()} is for valid ones.
 */
public final class Collection {
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
    private boolean frozen;
    private Map<String, Integer> positions = Map.of();

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public CollectionType type() {
        return switch (type) {
            case "auth" -> CollectionType.AUTH;
            case "view" -> CollectionType.VIEW;
            default -> CollectionType.BASE;
        };
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

    /** Empty (null) means superusers only, {@code ""} everybody. */
    public Optional<String> listRule() {
        return Optional.ofNullable(listRule);
    }

    public Optional<String> viewRule() {
        return Optional.ofNullable(viewRule);
    }

    public Optional<String> createRule() {
        return Optional.ofNullable(createRule);
    }

    public Optional<String> updateRule() {
        return Optional.ofNullable(updateRule);
    }

    public Optional<String> deleteRule() {
        return Optional.ofNullable(deleteRule);
    }

    /** In the order in which they were added; the order of values in a {@code Record}. Not to be changed. */
    public List<Field> fields() {
        return fields;
    }

    /** Looked up by exact name. */
    public Optional<Field> field(String fieldName) {
        int position = position(fieldName);
        return position < 0 ? Optional.empty() : Optional.of(fields.get(position));
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

    public List<String> indexes() {
        return indexes;
    }

    public AuthOptions auth() {
        return auth;
    }

    public String viewQuery() {
        return viewQuery;
    }

    public String created() {
        return created;
    }

    public String updated() {
        return updated;
    }

    public boolean frozen() {
        return frozen;
    }
}
