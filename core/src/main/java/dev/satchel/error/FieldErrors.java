package dev.satchel.error;

import dev.satchel.json.JsonWritable;
import java.util.Map;
import java.util.TreeMap;

/** Errors by field name: each a {@link FieldError} or {@code FieldErrors} of its own for what lies below the name. */
public final class FieldErrors {
    private final Map<String, Object> byName = new TreeMap<>();

    public static FieldErrors of(String name, FieldError error) {
        return new FieldErrors().put(name, error);
    }

    public static FieldErrors of(String name, FieldErrors nested) {
        return new FieldErrors().put(name, nested);
    }

    /** Sets the error of a field unless it has one already. */
    public FieldErrors put(String name, FieldError error) {
        byName.putIfAbsent(name, error);
        return this;
    }

    /** Sets what lies below a name unless it has an error already; nothing if {@code nested} is empty. */
    public FieldErrors put(String name, FieldErrors nested) {
        if (!nested.isEmpty()) {
            byName.putIfAbsent(name, nested);
        }
        return this;
    }

    /** Sets the error of a field unless the condition holds, or the field has an error already. */
    public FieldErrors check(String name, boolean holds, FieldError error) {
        return holds ? this : put(name, error);
    }

    /** Sets an error that has a JSON form of its own; its text is for the log. */
    public FieldErrors put(String name, JsonWritable error) {
        byName.putIfAbsent(name, error);
        return this;
    }

    public FieldErrors putAll(FieldErrors others) {
        others.byName.forEach(byName::putIfAbsent);
        return this;
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** Name to {@link FieldError}, {@link FieldErrors} or {@link JsonWritable}, sorted; a live view not to be changed. */
    public Map<String, Object> asMap() {
        return byName;
    }

    /** @throws ValidationException if there is any error */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new ValidationException(this);
        }
    }

    /** {@code field: message; field2: (nested: message.).}, as PocketBase prints it on the command line. */
    @Override
    public String toString() {
        if (byName.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        byName.forEach((name, error) -> {
            text.append(text.isEmpty() ? "" : "; ").append(name).append(": ");
            text.append(error instanceof FieldErrors ? "(" + error + ")" : error.toString());
        });
        return text.append('.').toString();
    }
}
