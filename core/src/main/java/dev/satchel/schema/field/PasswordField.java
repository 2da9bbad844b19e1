package dev.satchel.schema.field;

import com.google.re2j.Pattern;
import dev.satchel.App;
import dev.satchel.auth.Passwords;
import dev.satchel.db.Dialect;
import dev.satchel.error.FieldError;
import dev.satchel.json.JsonWriter;
import dev.satchel.json.Shape;
import dev.satchel.record.PasswordValue;
import dev.satchel.record.Record;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A password, stored as its bcrypt hash and never shown. */
public final class PasswordField extends RequirableField {
    public static final Shape<PasswordField> SHAPE = options(PasswordField::new)
            .text("pattern", f -> f.pattern, PasswordField::pattern)
            .integer("min", f -> f.min, (f, v) -> f.min = v)
            .integer("max", f -> f.max, (f, v) -> f.max = v)
            .integer("cost", f -> f.cost, (f, v) -> f.cost = v)
            .build();

    private static final int DEFAULT_COST = 10;
    private static final long DEFAULT_MAX = 71;

    private String pattern = "";
    private volatile Pattern compiled;
    private long min;
    private long max;
    private long cost;

    @Override
    public String type() {
        return "password";
    }

    @Override
    public Shape<PasswordField> shape() {
        return SHAPE;
    }

    @Override
    public String columnDefinition(Dialect dialect) {
        return "TEXT DEFAULT '' NOT NULL";
    }

    @Override
    public Object zero() {
        return PasswordValue.NONE;
    }

    /** Hashes what is set; a value that has been hashed already is taken as it is. */
    @Override
    public Object cast(Object submitted) {
        if (submitted instanceof PasswordValue value) {
            return value;
        }
        String plain = Casts.text(submitted);
        if (plain.isEmpty()) {
            return PasswordValue.NONE;
        }
        boolean hashable = plain.getBytes(StandardCharsets.UTF_8).length <= Passwords.MAX_BYTES;
        String hash = hashable ? Passwords.hash(plain, cost > 0 ? (int) cost : DEFAULT_COST) : "";
        return new PasswordValue(hash, plain, hashable);
    }

    @Override
    public Object fromColumn(Object raw) {
        String hash = ListColumn.textOf(raw);
        return hash.isEmpty() ? PasswordValue.NONE : new PasswordValue(hash, "", true);
    }

    @Override
    public Object toColumn(Object value) {
        return ((PasswordValue) value).hash();
    }

    @Override
    public void writeJson(Object value, JsonWriter out) {
        out.value("");
    }

    @Override
    public void writeColumnJson(Object raw, JsonWriter out) {
        out.value("");
    }

    @Override
    public boolean isZero(Object value) {
        PasswordValue password = (PasswordValue) value;
        return password.hash().isEmpty() && password.hashable();
    }

    @Override
    protected Optional<FieldError> validateValue(App app, Record record, Object value) {
        PasswordValue password = (PasswordValue) value;
        if (password.plain().isEmpty()) {
            return Optional.empty();
        }
        if (!password.hashable()) {
            return Optional.of(FieldError.INVALID);
        }
        int length = password.plain().codePointCount(0, password.plain().length());
        if (length < min) {
            return error("validation_min_text_constraint", "Must be at least " + min + " character(s)");
        }
        long limit = max > 0 ? max : DEFAULT_MAX;
        if (length > limit) {
            return error("validation_max_text_constraint", "Must be less than " + limit + " character(s)");
        }
        if (!pattern.isEmpty() && !compiled().matcher(password.plain()).find()) {
            return error("validation_invalid_format", "Invalid value format");
        }
        return Optional.empty();
    }

    private Pattern compiled() {
        Pattern result = compiled;
        if (result == null) {
            result = Pattern.compile(pattern);
            compiled = result;
        }
        return result;
    }

    @Override
    public void validateOptions(FieldCheck check) {
        OptionChecks.common(this, check.errors());
        OptionChecks.range(check.errors(), "min", min, 1, DEFAULT_MAX);
        OptionChecks.range(check.errors(), "max", max, min, DEFAULT_MAX);
        OptionChecks.range(check.errors(), "cost", cost, 4, 31);
        OptionChecks.regex(check.errors(), "pattern", pattern);
    }

    public String pattern() {
        return pattern;
    }

    public void pattern(String value) {
        pattern = value;
        compiled = null;
    }

    public long min() {
        return min;
    }

    public void min(long value) {
        min = value;
    }

    public long max() {
        return max;
    }

    public void max(long value) {
        max = value;
    }

    /** The bcrypt cost; 0 for the default of 10. */
    public long cost() {
        return cost;
    }

    public void cost(long value) {
        cost = value;
    }
}
