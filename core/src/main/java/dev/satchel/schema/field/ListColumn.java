package dev.satchel.schema.field;

import dev.satchel.db.Dialect;
import dev.satchel.json.Json;
import dev.satchel.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A field with one text or a list of them: select and relation; files build on it too. */
abstract class ListColumn extends RequirableField {
    private static final Set<Modifier> MODIFIERS =
            Set.of(Modifier.SET, Modifier.APPEND, Modifier.PREPEND, Modifier.REMOVE);

    /** How many values a record may have; 0 and 1 make the field single. */
    public abstract long maxSelect();

    @Override
    public final boolean multiple() {
        return maxSelect() > 1;
    }

    @Override
    public String columnDefinition(Dialect dialect) {
        return multiple() ? "JSON DEFAULT '[]' NOT NULL" : "TEXT DEFAULT '' NOT NULL";
    }

    @Override
    public Object zero() {
        return multiple() ? List.of() : "";
    }

    /** The list form of whatever was submitted. */
    protected List<?> list(Object submitted) {
        return Casts.texts(submitted);
    }

    private Object fit(List<?> values) {
        List<?> unique = unique(values);
        return multiple() ? unique : unique.isEmpty() ? "" : unique.getLast();
    }

    protected List<?> unique(List<?> values) {
        return Casts.texts(values);
    }

    @Override
    public Object cast(Object submitted) {
        return fit(list(submitted));
    }

    @Override
    public Object fromColumn(Object raw) {
        List<String> texts = Casts.texts(raw instanceof Double ? Casts.column(raw) : raw);
        return multiple() ? texts : Casts.last(texts);
    }

    @Override
    public Object toColumn(Object value) {
        return multiple() ? Json.write(value) : value;
    }

    @Override
    public void writeJson(Object value, JsonWriter out) {
        out.any(value);
    }

    @Override
    public void writeColumnJson(Object raw, JsonWriter out) {
        if (!(raw instanceof byte[] utf8)) {
            writeJson(fromColumn(raw), out);
        } else if (multiple()) {
            if (isPlainList(utf8)) {
                out.raw(utf8);
            } else {
                writeJson(fromColumn(raw), out);
            }
        } else if (contains(utf8, '[')) {
            writeJson(fromColumn(raw), out);
        } else {
            out.utf8Value(utf8);
        }
    }

    /**
     * Whether the text is a compact JSON array of texts without escapes or doubtful characters, as this server writes
     * nearly all of them, so that it can be sent as it is. Repeated and blank items are the server's own business: it
     * never writes them.
     */
    private static boolean isPlainList(byte[] utf8) {
        int end = utf8.length - 1;
        if (end < 1 || utf8[0] != '[' || utf8[end] != ']') {
            return false;
        }
        int i = 1;
        while (i < end) {
            if (utf8[i++] != '"') {
                return false;
            }
            int start = i;
            while (i < end && isPlain(utf8[i])) {
                i++;
            }
            if (i >= end || i == start || utf8[i++] != '"') {
                return false;
            }
            if (i < end && (utf8[i++] != ',' || i == end)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(byte b) {
        return b >= 0x20 && b != '"' && b != '\\' && b != '<' && b != '>' && b != '&';
    }

    private static boolean contains(byte[] utf8, char c) {
        for (byte b : utf8) {
            if (b == c) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isZero(Object value) {
        return value instanceof List<?> list ? list.isEmpty() : "".equals(value);
    }

    @Override
    public Set<Modifier> modifiers() {
        return MODIFIERS;
    }

    @Override
    public Object modify(Modifier modifier, Object current, Object submitted) {
        List<?> old = current instanceof List<?> list ? list : "".equals(current) ? List.of() : List.of(current);
        List<?> given = list(submitted);
        return switch (modifier) {
            case APPEND -> fit(Casts.join(old, given));
            case PREPEND -> fit(Casts.join(given, old));
            case REMOVE -> {
                List<Object> rest = new ArrayList<>(old);
                rest.removeIf(item -> given.contains(item.toString()));
                yield fit(rest);
            }
            default -> fit(given);
        };
    }

    static String textOf(Object raw) {
        return Casts.column(raw);
    }
}
