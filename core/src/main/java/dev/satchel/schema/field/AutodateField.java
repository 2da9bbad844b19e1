package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.db.Dialect;
import dev.satchel.error.FieldError;
import dev.satchel.json.JsonWriter;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The moment of a record's creation or last change, set by the server. */
public final class AutodateField extends Field {
    public static final Shape<AutodateField> SHAPE = commonWithoutHelp(AutodateField::new)
            .bool("onCreate", f -> f.onCreate, (f, v) -> f.onCreate = v)
            .bool("onUpdate", f -> f.onUpdate, (f, v) -> f.onUpdate = v)
            .build();

    private boolean onCreate;
    private boolean onUpdate;

    @Override
    public String type() {
        return "autodate";
    }

    @Override
    public Shape<AutodateField> shape() {
        return SHAPE;
    }

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
        return DateText.parse(submitted);
    }

    /** What is submitted is ignored: only {@link Record#setValue} may change it. */
    @Override
    public Set<Modifier> modifiers() {
        return Set.of();
    }

    @Override
    public Object fromColumn(Object raw) {
        return DateText.parse(raw instanceof byte[] utf8 ? new String(utf8, StandardCharsets.UTF_8) : raw);
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
        DateText.writeColumn(raw, out);
    }

    @Override
    public boolean isZero(Object value) {
        return "".equals(value);
    }

    /** A date set by hand since the last save stays. */
    @Override
    public void beforeWrite(Record record, boolean create) {
        if ((create ? onCreate : onUpdate) && !record.changed(name())) {
            record.setValue(name(), DateText.now());
        }
    }

    @Override
    public Optional<FieldError> validate(App app, Record record) {
        return Optional.empty();
    }

    @Override
    public void validateOptions(FieldCheck check) {
        OptionChecks.common(this, check.errors());
        if (!onCreate && !onUpdate) {
            FieldError error = new FieldError("validation_required", "either onCreate or onUpdate must be enabled");
            check.errors().put("onCreate", error);
            check.errors().put("onUpdate", error);
        }
        if (system()) {
            check.old()
                    .flatMap(old -> old.fields().stream()
                            .filter(f -> f.id().equals(id()))
                            .findFirst())
                    .ifPresent(old -> checkUnchanged(check, old));
        }
    }

    private void checkUnchanged(FieldCheck check, Field old) {
        if (old instanceof AutodateField before) {
            FieldError error = new FieldError("validation_values_mismatch", "values don't match");
            if (before.onCreate != onCreate) {
                check.errors().put("onCreate", error);
            }
            if (before.onUpdate != onUpdate) {
                check.errors().put("onUpdate", error);
            }
        }
    }

    public boolean onCreate() {
        return onCreate;
    }

    public void onCreate(boolean value) {
        onCreate = value;
    }

    public boolean onUpdate() {
        return onUpdate;
    }

    public void onUpdate(boolean value) {
        onUpdate = value;
    }
}
