package dev.satchel.record;

import dev.satchel.schema.Collection;
import java.util.List;
import java.util.Map;

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
public final class Record {
    private final Collection collection;

    private Record(Collection collection) {
        this.collection = collection;
    }

    /** A new record with the zero values of its fields. */
    public static Record blank(Collection collection) {
        throw new UnsupportedOperationException("record owner");
    }

    /** A stored record; {@code columns} in the order of {@link Collection#fields()}, as {@code Row.raw} gives them. */
    public static Record stored(Collection collection, Object[] columns) {
        throw new UnsupportedOperationException("record owner");
    }

    public Collection collection() {
        return collection;
    }

    /** Whether it has not been inserted yet. */
    public boolean isNew() {
        throw new UnsupportedOperationException("record owner");
    }

    public String id() {
        return text("id");
    }

    /** The value of a field; null if there is no such field. */
    public Object get(String field) {
        throw new UnsupportedOperationException("record owner");
    }

    /** The value as it was when the record was loaded or last saved; for a new record the zero value. */
    public Object original(String field) {
        throw new UnsupportedOperationException("record owner");
    }

    /** Text of a field with text values; {@code ""} if there is no such field. */
    public String text(String field) {
        throw new UnsupportedOperationException("record owner");
    }

    public boolean bool(String field) {
        return Boolean.TRUE.equals(get(field));
    }

    /** The texts of a single or multiple field, blank ones left out. */
    public List<String> texts(String field) {
        throw new UnsupportedOperationException("record owner");
    }

    /** Casts and sets a field; the key may carry a modifier ({@code n+}). Unknown keys are ignored. */
    public void set(String key, Object submitted) {
        throw new UnsupportedOperationException("record owner");
    }

    /** Sets a value of the field's own type without a cast. */
    public void setValue(String field, Object value) {
        throw new UnsupportedOperationException("record owner");
    }

    /** {@link #set} for every entry, in the order of the keys' lengths, shortest first. */
    public void load(Map<String, Object> data) {
        throw new UnsupportedOperationException("record owner");
    }

    public boolean changed(String field) {
        throw new UnsupportedOperationException("record owner");
    }
}
