package dev.satchel.schema.field;

import com.google.re2j.Pattern;
import dev.satchel.App;
import dev.satchel.db.Dialect;
import dev.satchel.error.FieldError;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plain text; as primary key also the id of records. */
public final class TextField extends TextColumn {
    public static final Shape<TextField> SHAPE = options(TextField::new)
            .integer("min", f -> f.min, (f, v) -> f.min = v)
            .integer("max", f -> f.max, (f, v) -> f.max = v)
            .text("pattern", f -> f.pattern, TextField::pattern)
            .text("autogeneratePattern", f -> f.autogeneratePattern, TextField::autogeneratePattern)
            .bool("primaryKey", f -> f.primaryKey, (f, v) -> f.primaryKey = v)
            .build();

    /** The pattern of ids by default; the checks for ids that are used as names of files are only needed for others. */
    public static final String DEFAULT_ID_PATTERN = "^[a-z0-9]+$";

    private static final long DEFAULT_MAX = 5000;
    private static final String FORBIDDEN_IN_KEYS = "./\\|\"'`<>:?*%$\0\t\n\r ";
    private static final Set<String> RESERVED_KEYS = Set.of(
            "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1",
            "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9");

    private long min;
    private long max;
    private String pattern = "";
    private String autogeneratePattern = "";
    private boolean primaryKey;
    private volatile Pattern compiled;
    private volatile RegexGenerator generator;

    @Override
    public String type() {
        return "text";
    }

    @Override
    public Shape<TextField> shape() {
        return SHAPE;
    }

    @Override
    public String columnDefinition(Dialect dialect) {
        return primaryKey
                ? "TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL"
                : super.columnDefinition(dialect);
    }

    @Override
    public Set<Modifier> modifiers() {
        return Set.of(Modifier.SET, Modifier.AUTOGENERATE);
    }

    @Override
    public Object modify(Modifier modifier, Object current, Object submitted) {
        String text = Casts.text(submitted);
        return modifier == Modifier.AUTOGENERATE && !autogeneratePattern.isEmpty() ? text + generate() : text;
    }

    @Override
    public void beforeWrite(Record record, boolean create) {
        if (create && !autogeneratePattern.isEmpty() && record.text(name()).isEmpty()) {
            record.setValue(name(), generate());
        }
    }

    private String generate() {
        RegexGenerator result = generator;
        if (result == null) {
            result = RegexGenerator.of(autogeneratePattern);
            generator = result;
        }
        return result.generate();
    }

    @Override
    public Optional<FieldError> validate(App app, Record record) {
        if (primaryKey) {
            if (!record.isNew()) {
                return record.changed(name())
                        ? error("validation_pk_change", "The record primary key cannot be changed.")
                        : Optional.empty();
            }
            Optional<FieldError> taken = validateFreeKey(app, record);
            if (taken.isPresent()) {
                return taken;
            }
        }
        Optional<FieldError> error = super.validate(app, record);
        if (error.isEmpty() && primaryKey && !pattern.equals(DEFAULT_ID_PATTERN)) {
            return validateKeyName(record.text(name()));
        }
        return error;
    }

    /** Only needed where a pattern allows letters of both cases: two ids must differ on file systems that do not. */
    private Optional<FieldError> validateFreeKey(App app, Record record) {
        String id = record.text(name());
        if (pattern.equals(DEFAULT_ID_PATTERN) || id.isEmpty()) {
            return Optional.empty();
        }
        String table = app.db().dialect().quote(record.collection().name());
        boolean taken = app.db()
                .read(session ->
                        session.exists("SELECT 1 FROM " + table + " WHERE `id` = ? COLLATE NOCASE LIMIT 1", id));
        return taken
                ? error("validation_pk_invalid", "The record primary key is invalid or already exists.")
                : Optional.empty();
    }

    private static Optional<FieldError> validateKeyName(String id) {
        for (int i = 0; i < FORBIDDEN_IN_KEYS.length(); i++) {
            char c = FORBIDDEN_IN_KEYS.charAt(i);
            if (id.indexOf(c) >= 0) {
                return error(
                        "validation_forbidden_pk_character",
                        "'" + c + "' is not a valid primary key character.",
                        "ch",
                        String.valueOf(c));
            }
        }
        String upper = id.toUpperCase(java.util.Locale.ROOT);
        if (RESERVED_KEYS.contains(upper)) {
            return error(
                    "validation_reserved_pk",
                    "The primary key '" + upper + "' is reserved and cannot be used.",
                    "reserved",
                    upper);
        }
        return Optional.empty();
    }

    @Override
    protected Optional<FieldError> validateValue(App app, Record record, Object value) {
        return validateText((String) value);
    }

    private Optional<FieldError> validateText(String text) {
        int length = text.codePointCount(0, text.length());
        if (min > 0 && length < min) {
            return error("validation_min_text_constraint", "Must be at least " + min + " character(s).", "min", min);
        }
        long limit = max > 0 ? max : DEFAULT_MAX;
        if (length > limit) {
            return error(
                    "validation_max_text_constraint", "Must be no more than " + limit + " character(s).", "max", limit);
        }
        if (!pattern.isEmpty() && !compiled().matcher(text).find()) {
            return error("validation_invalid_format", "Invalid value format.");
        }
        return Optional.empty();
    }

    private Pattern compiled() {
        if (compiled == null) {
            compiled = Pattern.compile(pattern);
        }
        return compiled;
    }

    @Override
    public void validateOptions(FieldCheck check) {
        OptionChecks.common(this, check.errors());
        if (primaryKey) {
            validateKeyOptions(check);
        }
        OptionChecks.range(check.errors(), "min", min, 0, OptionChecks.MAX_SAFE);
        if (max != 0 && max < min) {
            check.errors().put("max", OptionChecks.noLess(min));
        }
        OptionChecks.range(check.errors(), "max", max, 0, OptionChecks.MAX_SAFE);
        OptionChecks.regex(check.errors(), "pattern", pattern);
        OptionChecks.regex(check.errors(), "autogeneratePattern", autogeneratePattern);
        if (!autogeneratePattern.isEmpty() && !check.errors().has("autogeneratePattern")) {
            validateGenerated(check);
        }
    }

    private void validateKeyOptions(FieldCheck check) {
        long keys = check.collection().fields().stream()
                .filter(f -> f instanceof TextField text && text.primaryKey)
                .count();
        if (keys > 1) {
            check.errors()
                    .put(
                            "primaryKey",
                            new FieldError(
                                    "validation_unsupported_composite_pk",
                                    "Composite PKs are not supported and the collection must have only 1 PK."));
        }
        if (!name().equals("id")) {
            check.errors()
                    .put("name", new FieldError("validation_in_invalid", "The primary key must be named \"id\"."));
        }
        if (pattern.isEmpty()) {
            check.errors().put("pattern", FieldError.REQUIRED);
        }
        if (!required()) {
            check.errors().put("required", FieldError.REQUIRED);
        }
        if (hidden()) {
            check.errors().put("hidden", new FieldError("validation_empty", "must be blank"));
        }
    }

    private void validateGenerated(FieldCheck check) {
        for (int i = 0; i < 10; i++) {
            String sample;
            try {
                sample = generate();
            } catch (IllegalArgumentException e) {
                check.errors()
                        .put(
                                "autogeneratePattern",
                                new FieldError("validation_invalid_autogenerate_pattern", e.getMessage()));
                return;
            }
            boolean patternIsFine = !check.errors().has("pattern");
            if (!patternIsFine || validateText(sample).isPresent()) {
                check.errors()
                        .put(
                                "autogeneratePattern",
                                new FieldError(
                                        "validation_invalid_autogenerate_pattern_value",
                                        "The provided autogenerate pattern could produce invalid field values, ex.: \""
                                                + sample + "\"",
                                        Map.of()));
                return;
            }
        }
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

    public String pattern() {
        return pattern;
    }

    public void pattern(String value) {
        pattern = value;
        compiled = null;
    }

    public String autogeneratePattern() {
        return autogeneratePattern;
    }

    public void autogeneratePattern(String value) {
        autogeneratePattern = value;
        generator = null;
    }

    public boolean primaryKey() {
        return primaryKey;
    }

    public void primaryKey(boolean value) {
        primaryKey = value;
    }
}
