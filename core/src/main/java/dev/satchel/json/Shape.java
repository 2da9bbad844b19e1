package dev.satchel.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The JSON form of a bean with fixed keys: options of fields and collections, settings, bodies of requests.
 *
 * <p>Reading merges into what the bean holds, as PocketBase does: names match case-insensitively, unknown keys are
 * ignored, a missing key or {@code null} for a scalar or an object changes nothing, a list replaces the old one, and
 * element <i>i</i> of a list of objects is read over the old element <i>i</i>. A value of another JSON type is a
 * {@link JsonException}. Writing keeps the order in which the keys were declared.
 *
 * @param <T> the bean
 */
public final class Shape<T> {

    /** Who reads what is written: the database gets secrets, clients do not. */
    public enum Audience {
        STORAGE,
        CLIENT
    }

    private final Supplier<T> maker;
    private final List<Property<T, ?>> properties;
    private final Map<String, Property<T, ?>> byName = new LinkedHashMap<>();

    private Shape(Builder<T> builder) {
        maker = builder.maker;
        properties = List.copyOf(builder.properties);
        properties.forEach(property -> byName.put(property.name.toLowerCase(java.util.Locale.ROOT), property));
    }

    public static <T> Builder<T> of(Supplier<T> maker) {
        return new Builder<>(maker);
    }

    public T create() {
        return maker.get();
    }

    /** Reads a JSON object over the bean; {@code null} changes nothing. */
    public void merge(T bean, Object json) {
        if (json == null) {
            return;
        }
        if (!(json instanceof Map<?, ?> map)) {
            throw new JsonException("expected an object");
        }
        map.forEach((key, value) -> {
            Property<T, ?> property = property((String) key);
            if (property != null) {
                property.read(bean, value);
            }
        });
    }

    /** A new bean read from a JSON object. */
    public T read(Object json) {
        T bean = create();
        merge(bean, json);
        return bean;
    }

    /** A deep copy, secrets included. */
    public T copy(T bean) {
        return read(toMap(bean, Audience.STORAGE));
    }

    public void write(T bean, JsonWriter out, Audience audience) {
        out.any(ordered(bean, audience));
    }

    /** The bean as an object that keeps the declared order of keys when it is written. */
    public JsonWritable ordered(T bean, Audience audience) {
        return out -> {
            out.beginObject();
            writeProperties(bean, out, audience);
            out.endObject();
        };
    }

    /** The keys and values alone, to stand among others in an object that is begun already. */
    public void writeProperties(T bean, JsonWriter out, Audience audience) {
        for (Property<T, ?> property : properties) {
            if (property.shownTo(bean, audience)) {
                out.name(property.name);
                out.any(property.json(bean, audience, true));
            }
        }
    }

    /** Plain values in declared order (written by {@link JsonWriter#any} with sorted keys). */
    public Map<String, Object> toMap(T bean, Audience audience) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Property<T, ?> property : properties) {
            if (property.shownTo(bean, audience)) {
                map.put(property.name, property.json(bean, audience, false));
            }
        }
        return map;
    }

    public List<String> names() {
        return properties.stream().map(property -> property.name).toList();
    }

    /** Sets one key from the texts of a form; dots lead into nested objects. Unknown names are ignored. */
    public void mergeForm(T bean, String name, List<String> values) {
        int dot = name.indexOf('.');
        Property<T, ?> property = property(dot < 0 ? name : name.substring(0, dot));
        if (property != null) {
            property.readForm(bean, dot < 0 ? "" : name.substring(dot + 1), values);
        }
    }

    private Property<T, ?> property(String name) {
        Property<T, ?> property = byName.get(name);
        return property != null ? property : byName.get(name.toLowerCase(java.util.Locale.ROOT));
    }

    private static final class Property<T, V> {
        private final String name;
        private final Function<T, V> getter;
        private final BiConsumer<T, V> setter;
        private final Kind<V> kind;
        private final boolean secret;
        private final boolean omitEmpty;

        Property(
                String name,
                Function<T, V> getter,
                BiConsumer<T, V> setter,
                Kind<V> kind,
                boolean secret,
                boolean omitEmpty) {
            this.name = name;
            this.getter = getter;
            this.setter = setter;
            this.kind = kind;
            this.secret = secret;
            this.omitEmpty = omitEmpty;
        }

        boolean shownTo(T bean, Audience audience) {
            if (secret && audience == Audience.CLIENT) {
                return false;
            }
            V value = getter.apply(bean);
            return !omitEmpty || (value != null && !"".equals(value));
        }

        void read(T bean, Object json) {
            try {
                kind.read(json, getter.apply(bean), value -> setter.accept(bean, value));
            } catch (JsonException e) {
                throw new JsonException(name + ": " + e.getMessage());
            }
        }

        void readForm(T bean, String rest, List<String> values) {
            kind.readForm(rest, values, getter.apply(bean), value -> setter.accept(bean, value));
        }

        Object json(T bean, Audience audience, boolean ordered) {
            V value = getter.apply(bean);
            return value == null ? null : kind.json(value, audience, ordered);
        }
    }

    /** How values of one type are read and written. */
    private interface Kind<V> {
        void read(Object json, V old, java.util.function.Consumer<V> set);

        default void readForm(String rest, List<String> values, V old, java.util.function.Consumer<V> set) {
            throw new JsonException("cannot be sent as a form value");
        }

        default Object json(V value, Audience audience, boolean ordered) {
            return value;
        }
    }

    private static <V> Kind<V> scalar(Class<V> type, boolean nullable, Function<String, V> fromForm) {
        return new Kind<>() {
            @Override
            public void read(Object json, V old, java.util.function.Consumer<V> set) {
                if (json == null) {
                    if (nullable) {
                        set.accept(null);
                    }
                } else if (type.isInstance(json)) {
                    set.accept(type.cast(json));
                } else if (type == Double.class && json instanceof Long number) {
                    set.accept(type.cast(number.doubleValue()));
                } else {
                    throw new JsonException("expected " + type.getSimpleName());
                }
            }

            @Override
            public void readForm(String rest, List<String> values, V old, java.util.function.Consumer<V> set) {
                if (rest.isEmpty() && !values.isEmpty()) {
                    set.accept(fromForm.apply(values.getFirst()));
                }
            }
        };
    }

    private static Long formInteger(String text) {
        if (text.isEmpty()) {
            return 0L;
        }
        try {
            return GoText.parseInteger(text);
        } catch (NumberFormatException e) {
            throw new JsonException("expected an integer");
        }
    }

    private static Double formNumber(String text) {
        try {
            return text.isEmpty() ? 0.0 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new JsonException("expected a number");
        }
    }

    private static Boolean formBoolean(String text) {
        return text.isEmpty()
                ? Boolean.FALSE
                : GoText.parseBoolean(text).orElseThrow(() -> new JsonException("expected a boolean"));
    }

    /** Collects the properties of a shape, in the order in which they are written. */
    public static final class Builder<T> {
        private final Supplier<T> maker;
        private final List<Property<T, ?>> properties = new ArrayList<>();

        private Builder(Supplier<T> maker) {
            this.maker = maker;
        }

        private <V> Builder<T> add(String name, Function<T, V> getter, BiConsumer<T, V> setter, Kind<V> kind) {
            properties.add(new Property<>(name, getter, setter, kind, false, false));
            return this;
        }

        public Builder<T> text(String name, Function<T, String> getter, BiConsumer<T, String> setter) {
            return add(name, getter, setter, scalar(String.class, false, text -> text));
        }

        public Builder<T> nullableText(String name, Function<T, String> getter, BiConsumer<T, String> setter) {
            return add(name, getter, setter, scalar(String.class, true, text -> text));
        }

        /** Text that clients may write but never read; {@code omitEmpty} leaves it out of the database too when blank. */
        public Builder<T> secret(
                String name, Function<T, String> getter, BiConsumer<T, String> setter, boolean omitEmpty) {
            properties.add(
                    new Property<>(name, getter, setter, scalar(String.class, false, text -> text), true, omitEmpty));
            return this;
        }

        public Builder<T> integer(String name, Function<T, Long> getter, BiConsumer<T, Long> setter) {
            return add(name, getter, setter, scalar(Long.class, false, Shape::formInteger));
        }

        public Builder<T> number(String name, Function<T, Double> getter, BiConsumer<T, Double> setter) {
            return add(name, getter, setter, scalar(Double.class, false, Shape::formNumber));
        }

        public Builder<T> nullableNumber(String name, Function<T, Double> getter, BiConsumer<T, Double> setter) {
            return add(name, getter, setter, scalar(Double.class, true, Shape::formNumber));
        }

        public Builder<T> bool(String name, Function<T, Boolean> getter, BiConsumer<T, Boolean> setter) {
            return add(name, getter, setter, scalar(Boolean.class, false, Shape::formBoolean));
        }

        public Builder<T> nullableBool(String name, Function<T, Boolean> getter, BiConsumer<T, Boolean> setter) {
            return add(name, getter, setter, scalar(Boolean.class, true, Shape::formBoolean));
        }

        /** A list of texts; {@code nullable}: {@code null} is kept apart from the empty list, else it becomes empty. */
        public Builder<T> texts(
                String name, boolean nullable, Function<T, List<String>> getter, BiConsumer<T, List<String>> setter) {
            return add(name, getter, setter, new Kind<>() {
                @Override
                public void read(Object json, List<String> old, java.util.function.Consumer<List<String>> set) {
                    if (json == null) {
                        set.accept(nullable ? null : new ArrayList<>());
                        return;
                    }
                    if (!(json instanceof List<?> list)) {
                        throw new JsonException("expected a list");
                    }
                    List<String> texts = new ArrayList<>();
                    for (Object item : list) {
                        if (item != null && !(item instanceof String)) {
                            throw new JsonException("expected a list of texts");
                        }
                        texts.add(item == null ? "" : (String) item);
                    }
                    set.accept(texts);
                }

                @Override
                public void readForm(
                        String rest,
                        List<String> values,
                        List<String> old,
                        java.util.function.Consumer<List<String>> set) {
                    set.accept(new ArrayList<>(values));
                }
            });
        }

        /** A nested bean, never null. */
        public <U> Builder<T> object(String name, Function<T, U> getter, Shape<U> shape) {
            return add(name, getter, (bean, value) -> {}, new Kind<>() {
                @Override
                public void read(Object json, U old, java.util.function.Consumer<U> set) {
                    shape.merge(old, json);
                }

                @Override
                public void readForm(String rest, List<String> values, U old, java.util.function.Consumer<U> set) {
                    if (!rest.isEmpty()) {
                        shape.mergeForm(old, rest, values);
                    }
                }

                @Override
                public Object json(U value, Audience audience, boolean ordered) {
                    return ordered ? shape.ordered(value, audience) : shape.toMap(value, audience);
                }
            });
        }

        /** A list of beans, merged by position; {@code null} empties it. */
        public <U> Builder<T> objects(
                String name, Function<T, List<U>> getter, BiConsumer<T, List<U>> setter, Shape<U> shape) {
            return objects(name, getter, setter, shape, false);
        }

        /** A list of beans, merged by position; {@code null} empties it. {@code nullInStorage}: the database gets null for an empty one. */
        public <U> Builder<T> objects(
                String name,
                Function<T, List<U>> getter,
                BiConsumer<T, List<U>> setter,
                Shape<U> shape,
                boolean nullInStorage) {
            return add(name, getter, setter, new Kind<>() {
                @Override
                public void read(Object json, List<U> old, java.util.function.Consumer<List<U>> set) {
                    List<U> result = new ArrayList<>();
                    if (json != null) {
                        if (!(json instanceof List<?> list)) {
                            throw new JsonException("expected a list");
                        }
                        for (int i = 0; i < list.size(); i++) {
                            U item = old != null && i < old.size() ? shape.copy(old.get(i)) : shape.create();
                            shape.merge(item, list.get(i));
                            result.add(item);
                        }
                    }
                    set.accept(result);
                }

                @Override
                public Object json(List<U> value, Audience audience, boolean ordered) {
                    if (nullInStorage && audience == Audience.STORAGE && value.isEmpty()) {
                        return null;
                    }
                    return value.stream()
                            .map(item -> ordered ? shape.ordered(item, audience) : shape.toMap(item, audience))
                            .toList();
                }
            });
        }

        /** Any JSON object; new keys are laid over the old ones, {@code null} clears. */
        public Builder<T> map(
                String name, Function<T, Map<String, Object>> getter, BiConsumer<T, Map<String, Object>> setter) {
            return add(name, getter, setter, new Kind<>() {
                @Override
                public void read(
                        Object json, Map<String, Object> old, java.util.function.Consumer<Map<String, Object>> set) {
                    if (json == null) {
                        set.accept(null);
                        return;
                    }
                    if (!(json instanceof Map<?, ?>)) {
                        throw new JsonException("expected an object");
                    }
                    Map<String, Object> merged = old == null ? new LinkedHashMap<>() : new LinkedHashMap<>(old);
                    merged.putAll(Json.asObject(json));
                    set.accept(merged);
                }
            });
        }

        /** Any value as it is. */
        public Builder<T> any(String name, Function<T, Object> getter, BiConsumer<T, Object> setter) {
            return add(name, getter, setter, (json, old, set) -> set.accept(json));
        }

        public Shape<T> build() {
            return new Shape<>(this);
        }
    }
}
