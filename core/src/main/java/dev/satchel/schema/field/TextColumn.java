package dev.satchel.schema.field;

import dev.satchel.db.Dialect;
import dev.satchel.json.JsonWriter;

/** A field whose value is one text in a column {@code TEXT DEFAULT '' NOT NULL}. */
abstract class TextColumn extends RequirableField {

    @Override
    public String columnDefinition(Dialect dialect) {
        return "TEXT DEFAULT '' NOT NULL";
    }

    @Override
    public Object zero() {
        return "";
    }

    @Override
    public Object cast(Object submitted) {
        return Casts.text(submitted);
    }

    @Override
    public Object fromColumn(Object raw) {
        return Casts.column(raw);
    }

    @Override
    public Object toColumn(Object value) {
        return value;
    }

    @Override
    public void writeJson(Object value, JsonWriter out) {
        out.value((String) value);
    }

    @Override
    public void writeColumnJson(Object raw, JsonWriter out) {
        if (raw instanceof byte[] utf8) {
            out.utf8Value(utf8);
        } else {
            out.value(Casts.column(raw));
        }
    }

    @Override
    public boolean isZero(Object value) {
        return "".equals(value);
    }
}
