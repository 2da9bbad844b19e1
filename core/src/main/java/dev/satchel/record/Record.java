package dev.satchel.record;

import dev.satchel.json.JsonWritable;
import dev.satchel.json.JsonWriter;
import dev.satchel.record.RecordLayout.Target;
import dev.satchel.schema.Collection;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.Field.Modifier;
import dev.satchel.schema.field.FileField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A record: the values of a collection's fields, with the values as last loaded or saved beside them.
 *
 * <p>Types of values: text, email, url, editor, date, autodate, single select and relation {@code String}; number
 * {@code Double}; bool {@code Boolean}; multiple select and relation {@code List<String>}; file {@code String} or
 * {@code UploadedFile}, multiple a {@code List<Object>} of these; json {@code JsonRaw}; geoPoint {@code GeoPoint};
 * password {@code PasswordValue}. Dates are texts {@code YYYY-MM-DD HH:MM:SS.mmmZ}, {@code ""} for none.
 *
 * <p>Loaded columns are kept as they came and made into values when asked for, so that a list goes from the database
 * to the client without being decoded. Not for use by several threads.
 */
public final class Record implements JsonWritable {
    private static final String SUPERUSERS = "_superusers";

    /** One submitted change of a field, kept so that it can be made again on newer values. */
    private record Change(int position, Modifier modifier, Object submitted) {}

    private final Collection collection;
    private final RecordLayout layout;
    private Object[] columns;
    private Object[] values;
    private Object[] saved;
    private List<Change> changes = List.of();
    private boolean isNew;
    private boolean hiddenShown;
    private boolean emailShown;
    private Map<String, Boolean> shown = Map.of();
    private Map<String, Object> expand;

    Record(Collection collection, RecordLayout layout, Object[] columns, boolean isNew) {
        this.collection = collection;
        this.layout = layout;
        this.columns = columns;
        this.isNew = isNew;
    }

    /** A new record with the zero values of its fields. */
    public static Record blank(Collection collection) {
        return new Record(collection, RecordLayout.of(collection), null, true);
    }

    /** A stored record; {@code columns} in the order of {@link Collection#fields()}, as {@code Row.raw} gives them. */
    public static Record stored(Collection collection, Object[] columns) {
        return new Record(collection, RecordLayout.of(collection), columns, false);
    }

    /** The same values, original ones included, to be changed apart. */
    public Record copy() {
        Record copy = new Record(collection, layout, columns, isNew);
        copy.values = values == null ? null : values.clone();
        copy.saved = saved == null ? null : saved.clone();
        copy.changes = changes.isEmpty() ? List.of() : new ArrayList<>(changes);
        copy.hiddenShown = hiddenShown;
        copy.emailShown = emailShown;
        copy.shown = shown;
        copy.expand = expand == null ? null : new TreeMap<>(expand);
        return copy;
    }

    public Collection collection() {
        return collection;
    }

    /** Whether it has not been inserted yet. */
    public boolean isNew() {
        return isNew;
    }

    /** Makes the next save an insert, or an update. */
    public void isNew(boolean value) {
        isNew = value;
    }

    public String id() {
        return text("id");
    }

    /** Whether it is an account that may do everything. */
    public boolean isSuperuser() {
        return collection.system() && collection.name().equals(SUPERUSERS);
    }

    RecordLayout layout() {
        return layout;
    }

    /** The value of a field; null if there is no such field. */
    public Object get(String field) {
        int position = collection.position(field);
        return position < 0 ? null : get(position);
    }

    Object get(int position) {
        Object value = values == null ? null : values[position];
        if (value == null) {
            value = original(position);
            set(position, value);
        }
        return value;
    }

    private void set(int position, Object value) {
        if (values == null) {
            values = new Object[layout.fields().length];
        }
        values[position] = value;
    }

    /** The value as it was when the record was loaded or last saved; for a new record the zero value. */
    public Object original(String field) {
        int position = collection.position(field);
        return position < 0 ? null : original(position);
    }

    Object original(int position) {
        if (saved != null && saved[position] != null) {
            return saved[position];
        }
        Field field = layout.fields()[position];
        return columns == null ? field.zero() : field.fromColumn(columns[position]);
    }

    /** Text of a field with text values; {@code ""} if there is no such field. */
    public String text(String field) {
        return get(field) instanceof String text ? text : "";
    }

    public boolean bool(String field) {
        return Boolean.TRUE.equals(get(field));
    }

    /** The number of a field; 0 if there is no such number. */
    public double number(String field) {
        return get(field) instanceof Double number ? number : 0;
    }

    /** The texts of a single or multiple field, blank ones left out; of files the names. */
    public List<String> texts(String field) {
        Object value = get(field);
        return value == null ? List.of() : FileField.names(value);
    }

    /** Casts and sets a field; the key may carry a modifier ({@code n+}). Unknown keys are ignored. */
    public void set(String key, Object submitted) {
        Optional<Target> target = layout.target(key);
        if (target.isPresent() && !layout.ignoresInput(target.get().position())) {
            change(target.get(), submitted);
        }
    }

    void change(Target target, Object submitted) {
        int position = target.position();
        set(position, layout.fields()[position].modify(target.modifier(), get(position), submitted));
        if (changes.isEmpty()) {
            changes = new ArrayList<>();
        }
        changes.add(new Change(position, target.modifier(), submitted));
    }

    /** Sets a value of the field's own type without a cast. */
    public void setValue(String field, Object value) {
        int position = collection.position(field);
        if (position >= 0) {
            setValue(position, value);
        }
    }

    void setValue(int position, Object value) {
        set(position, value);
        if (!changes.isEmpty()) {
            changes.removeIf(change -> change.position() == position);
        }
    }

    /** {@link #set} for every entry, in the order of the keys' lengths, shortest first. */
    public void load(Map<String, Object> data) {
        data.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getKey().length()))
                .forEach(entry -> set(entry.getKey(), entry.getValue()));
    }

    public boolean changed(String field) {
        int position = collection.position(field);
        return position >= 0 && changed(position);
    }

    boolean changed(int position) {
        Object value = values == null ? null : values[position];
        return value != null && !value.equals(original(position));
    }

    /** The columns as they were loaded, null for a record that was not. */
    Object[] columns() {
        return columns;
    }

    /**
     * Takes over a newer state of the row: what was changed here stays changed, modifiers are applied again to the
     * newer values, and all other fields get the newer values.
     */
    void rebase(Object[] newer) {
        Object[] before = values == null ? new Object[layout.fields().length] : values;
        boolean[] touched = new boolean[before.length];
        for (int i = 0; i < before.length; i++) {
            touched[i] = changed(i);
        }
        columns = newer;
        saved = null;
        values = new Object[before.length];
        for (int i = 0; i < before.length; i++) {
            if (touched[i] && !isModified(i)) {
                values[i] = before[i];
            }
        }
        for (Change change : changes) {
            if (touched[change.position()] && isModified(change.position())) {
                set(
                        change.position(),
                        layout.fields()[change.position()].modify(
                                change.modifier(), get(change.position()), change.submitted()));
            }
        }
    }

    /** Whether a field's changes depend on the value before. */
    boolean isModified(int position) {
        for (Change change : changes) {
            if (change.position() == position) {
                return change.modifier() == Modifier.APPEND
                        || change.modifier() == Modifier.PREPEND
                        || change.modifier() == Modifier.REMOVE;
            }
        }
        return false;
    }

    /** The values are those of the database now. */
    void markSaved() {
        isNew = false;
        changes = List.of();
        saved = saved == null ? new Object[layout.fields().length] : saved;
        if (values != null) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof PasswordValue password) {
                    values[i] = new PasswordValue(password.hash(), "", true);
                }
                if (values[i] != null) {
                    saved[i] = values[i];
                }
            }
        }
    }

    /** Shows hidden fields too, as superusers see them; secrets of accounts stay out. */
    public void showHidden(boolean value) {
        hiddenShown = value;
    }

    /** Shows an account's address whatever its {@code emailVisibility}. */
    public void showEmail(boolean value) {
        emailShown = value;
    }

    public boolean emailShown() {
        return emailShown;
    }

    /** Leaves fields out of the JSON form. */
    public void hide(String... names) {
        show(false, names);
    }

    /** Puts fields into the JSON form that are hidden otherwise. */
    public void unhide(String... names) {
        show(true, names);
    }

    private void show(boolean value, String... names) {
        shown = new HashMap<>(shown);
        Arrays.stream(names).forEach(name -> shown.put(name, value));
    }

    /** Expanded relations by name: a {@code Record} or a list of them; empty if nothing was expanded. */
    public Optional<Map<String, Object>> expand() {
        return Optional.ofNullable(expand);
    }

    public void expand(Map<String, Object> value) {
        expand = value;
    }

    @Override
    public void writeJson(JsonWriter out) {
        out.beginObject();
        for (RecordLayout.Key key : layout.keys()) {
            switch (key.position()) {
                case RecordLayout.COLLECTION_ID -> out.name(key.name()).value(collection.id());
                case RecordLayout.COLLECTION_NAME -> out.name(key.name()).value(collection.name());
                case RecordLayout.EXPAND -> {
                    if (expand != null) {
                        out.name(key.name()).any(expand);
                    }
                }
                default -> {
                    if (isShown(key)) {
                        out.name(key.name());
                        writeField(key.position(), out);
                    }
                }
            }
        }
        out.endObject();
    }

    private boolean isShown(RecordLayout.Key key) {
        if (!shown.isEmpty()) {
            Boolean wish = shown.get(layout.fields()[key.position()].name());
            if (wish != null && (!wish || !key.secret())) {
                return wish;
            }
        }
        if (key.secret() || (key.hidden() && !hiddenShown)) {
            return false;
        }
        return !key.email() || emailShown || bool("emailVisibility");
    }

    private void writeField(int position, JsonWriter out) {
        Field field = layout.fields()[position];
        Object value = values == null ? null : values[position];
        if (value == null && saved != null) {
            value = saved[position];
        }
        if (value != null) {
            field.writeJson(value, out);
        } else if (columns != null) {
            field.writeColumnJson(columns[position], out);
        } else {
            field.writeJson(field.zero(), out);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Record record
                && collection.id().equals(record.collection.id())
                && !id().isEmpty()
                && id().equals(record.id());
    }

    @Override
    public int hashCode() {
        return Objects.hash(collection.id(), id());
    }

    @Override
    public String toString() {
        return collection.name() + "/" + id();
    }
}
