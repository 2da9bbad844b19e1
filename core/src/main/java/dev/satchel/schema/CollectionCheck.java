package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.db.DbException;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.query.FilterException;
import dev.satchel.query.RuleCheck;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.FieldCheck;
import dev.satchel.schema.field.TextField;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks a collection that is about to be saved: every property, of each the first error. */
final class CollectionCheck {
    static final FieldError INVALID_INDEX =
            new FieldError("validation_invalid_index_expression", "Invalid CREATE INDEX expression.");
    static final FieldError INVALID_FORMAT = new FieldError("validation_match_invalid", "must be in a valid format");
    private static final FieldError INVALID_ID =
            new FieldError("validation_invalid_or_existing_id", "The model id is invalid or already exists.");
    private static final FieldError MISMATCH = new FieldError("validation_values_mismatch", "values don't match");
    private static final Pattern WORD = Pattern.compile("^\\w+$");
    private static final Set<String> TYPES = Set.of("base", "auth", "view");
    private static final Set<String> RESERVED_AUTH_NAMES = Set.of("passwordConfirm", "oldPassword");
    private static final int MAX_ID = 100;
    private static final int MAX_NAME = 255;
    private static final int MAX_VIEW_ERROR = 500;

    private final App app;
    private final Collection draft;
    private final Optional<Collection> old;
    private final boolean saved;
    private final FieldErrors errors = new FieldErrors();

    private CollectionCheck(App app, Collection draft, Optional<Collection> old, boolean saved) {
        this.app = app;
        this.draft = draft;
        this.old = old;
        this.saved = saved;
    }

    /** @throws dev.satchel.error.ValidationException with the errors by property */
    static void run(App app, Collection draft) {
        errors(app, draft).throwIfAny();
    }

    /** The errors by property, of a draft that is not saved yet. */
    private static FieldErrors errors(App app, Collection draft) {
        Optional<Collection> old =
                draft.isNew() ? Optional.empty() : app.schema().byId(draft.storedId());
        return new CollectionCheck(app, draft, old, false).all();
    }

    /** The errors by property of one that has been saved in this transaction already; {@code old} as it was before. */
    static FieldErrors errorsAfterSave(App app, Collection draft, Optional<Collection> old) {
        return new CollectionCheck(app, draft, old, true).all();
    }

    private FieldErrors all() {
        checkId();
        old.ifPresent(before -> require(
                before.system() == draft.system(),
                "system",
                "validation_collection_system_flag_change",
                "System collection state cannot be changed."));
        checkType();
        checkName();
        checkFields();
        checkRules();
        new IndexCheck(app, draft, old, errors).run();
        if (draft.isView()) {
            checkViewQuery();
        } else if (draft.isAuth()) {
            new AuthOptionsCheck(app, draft, old, errors).run();
        }
        return errors;
    }

    private void require(boolean condition, String key, String code, String message) {
        if (!condition) {
            errors.put(key, new FieldError(code, message));
        }
    }

    private void checkId() {
        if (draft.id().isEmpty()) {
            errors.put("id", FieldError.REQUIRED);
        } else if (old.isPresent()) {
            if (!old.get().id().equals(draft.id())) {
                errors.put("id", MISMATCH);
            }
        } else if (draft.id().length() > MAX_ID) {
            errors.put("id", lengthBetween(1, MAX_ID));
        } else if (!isWord(draft.id())) {
            errors.put("id", INVALID_FORMAT);
        } else if (!saved && app.schema().byId(draft.id()).isPresent()) {
            errors.put("id", INVALID_ID);
        }
    }

    private void checkType() {
        if (draft.typeText().isEmpty()) {
            errors.put("type", FieldError.REQUIRED);
        } else if (!TYPES.contains(draft.typeText())) {
            errors.put("type", new FieldError("validation_in_invalid", "must be a valid value"));
        } else if (old.isPresent() && !old.get().typeText().equals(draft.typeText())) {
            errors.put(
                    "type", new FieldError("validation_collection_type_change", "Collection type cannot be changed."));
        }
    }

    private void checkName() {
        String name = draft.name();
        String oldName = old.map(Collection::name).orElse("");
        if (name.isEmpty()) {
            errors.put("name", FieldError.REQUIRED);
        } else if (bytes(name) > MAX_NAME) {
            errors.put("name", lengthBetween(1, MAX_NAME));
        } else if (name.toLowerCase(Locale.ROOT).contains("_via_")) {
            errors.put("name", new FieldError("validation_found_via", "The value cannot contain \"_via_\"."));
        } else if (!isWord(name)) {
            errors.put("name", INVALID_FORMAT);
        } else if (old.isPresent() && old.get().system() && !oldName.equals(name)) {
            errors.put(
                    "name",
                    new FieldError(
                            "validation_collection_system_name_change", "System collection name cannot be changed."));
        } else if (otherHasName(name)) {
            errors.put(
                    "name",
                    new FieldError(
                            "validation_collection_name_exists", "Collection name must be unique (case insensitive)."));
        } else if (app.schema().byId(name).isPresent()) {
            errors.put(
                    "name",
                    new FieldError(
                            "validation_collection_name_id_duplicate",
                            "The name must not match an existing collection id."));
        } else if (!saved && !oldName.equalsIgnoreCase(name) && tableExists(name)) {
            errors.put(
                    "name",
                    new FieldError(
                            "validation_collection_name_invalid",
                            "The name shouldn't match with an existing internal table."));
        }
    }

    private boolean otherHasName(String name) {
        for (Collection other : app.schema().collections()) {
            if (!other.id().equals(draft.storedId()) && other.name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean tableExists(String name) {
        return app.db()
                .read(session -> session.exists(
                        "SELECT 1 FROM sqlite_master WHERE `type` IN ('table', 'view') AND LOWER(`name`) = LOWER(?) LIMIT 1",
                        name));
    }

    private void checkFields() {
        List<Field> fields = draft.fields();
        if (duplicatedField() || fields.isEmpty()) {
            errors.put("fields", FieldError.REQUIRED);
        } else if (fields.stream()
                .noneMatch(field -> field instanceof TextField text
                        && text.primaryKey()
                        && text.name().equals("id"))) {
            errors.put(
                    "fields", new FieldError("validation_missing_primary_key", "Missing or invalid \"id\" PK field."));
        } else if (!draft.isView() && systemFieldChanged()) {
            errors.put(
                    "fields",
                    new FieldError("validation_system_field_change", "System fields cannot be deleted or renamed."));
        } else if (!typeChanged() && !(draft.isAuth() && reservedName())) {
            checkFieldOptions();
        }
    }

    private boolean duplicatedField() {
        Set<String> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < draft.fields().size(); i++) {
            Field field = draft.fields().get(i);
            if (!ids.add(field.id())) {
                fieldError(
                        i,
                        "id",
                        new FieldError(
                                "validation_duplicated_field_id",
                                "Duplicated or invalid field id " + field.id(),
                                Map.of("fieldId", field.id())));
                return true;
            }
            if (!names.add(field.name().toLowerCase(Locale.ROOT))) {
                fieldError(
                        i,
                        "name",
                        new FieldError(
                                "validation_duplicated_field_name",
                                "Duplicated or invalid field name " + field.name(),
                                Map.of("fieldName", field.name())));
                return true;
            }
        }
        return false;
    }

    private boolean systemFieldChanged() {
        if (old.isEmpty()) {
            return false;
        }
        for (Field field : old.get().fields()) {
            if (field.system()
                    && draft.fieldById(field.id())
                            .filter(now -> now.name().equals(field.name()))
                            .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean typeChanged() {
        for (int i = 0; i < draft.fields().size() && old.isPresent() && !draft.isView(); i++) {
            Field field = draft.fields().get(i);
            Optional<Field> before = old.get().fieldById(field.id());
            if (before.isPresent() && !before.get().type().equals(field.type())) {
                errors.put("fields", FieldErrors.of(Integer.toString(i), fieldTypeChange()));
                return true;
            }
        }
        return false;
    }

    private static FieldError fieldTypeChange() {
        return new FieldError("validation_field_type_change", "Field type cannot be changed.");
    }

    private boolean reservedName() {
        FieldErrors byIndex = new FieldErrors();
        for (int i = 0; i < draft.fields().size(); i++) {
            if (RESERVED_AUTH_NAMES.contains(draft.fields().get(i).name())) {
                byIndex.put(
                        Integer.toString(i),
                        FieldErrors.of(
                                "name",
                                new FieldError(
                                        "validation_reserved_field_name",
                                        "The field name is reserved and cannot be used.")));
            }
        }
        errors.put("fields", byIndex);
        return !byIndex.isEmpty();
    }

    private void checkFieldOptions() {
        FieldErrors byIndex = new FieldErrors();
        for (int i = 0; i < draft.fields().size(); i++) {
            FieldErrors options = new FieldErrors();
            draft.fields().get(i).validateOptions(new FieldCheck(app, draft, old, options));
            byIndex.put(Integer.toString(i), options);
        }
        errors.put("fields", byIndex);
    }

    private void fieldError(int index, String option, FieldError error) {
        errors.put("fields", FieldErrors.of(Integer.toString(index), FieldErrors.of(option, error)));
    }

    private void checkRules() {
        checkRule("listRule", draft.listRule(), old.flatMap(Collection::listRule));
        checkRule("viewRule", draft.viewRule(), old.flatMap(Collection::viewRule));
        checkWriteRule("createRule", draft.createRule(), old.flatMap(Collection::createRule));
        checkWriteRule("updateRule", draft.updateRule(), old.flatMap(Collection::updateRule));
        checkWriteRule("deleteRule", draft.deleteRule(), old.flatMap(Collection::deleteRule));
    }

    private void checkWriteRule(String key, Optional<String> rule, Optional<String> before) {
        if (draft.isView() && rule.isPresent()) {
            errors.put(key, new FieldError("validation_nil", "must be blank"));
        }
        checkRule(key, rule, before);
    }

    private void checkRule(String key, Optional<String> rule, Optional<String> before) {
        checkRule(app, draft, key, rule, errors);
        if (old.isPresent() && old.get().system() && !Objects.equals(rule, before)) {
            errors.put(key, systemRuleChange());
        }
    }

    static FieldError systemRuleChange() {
        return new FieldError(
                "validation_collection_system_rule_change", "System collection API rule cannot be changed.");
    }

    /** Puts the error of a rule that cannot be compiled. */
    static void checkRule(App app, Collection draft, String key, Optional<String> rule, FieldErrors errors) {
        if (rule.isPresent() && !rule.get().isEmpty()) {
            try {
                RuleCheck.check(app, draft, rule.get());
            } catch (FilterException e) {
                errors.put(
                        key, new FieldError("validation_invalid_rule", "Invalid rule. Raw error: " + e.getMessage()));
            }
        }
    }

    private void checkViewQuery() {
        if (draft.viewQuery().isEmpty()) {
            errors.put("viewQuery", FieldError.REQUIRED);
            return;
        }
        try {
            ViewDryRun.run(app, draft.viewQuery(), ViewDryRun.SAMPLE);
        } catch (ViewQueryException | DbException e) {
            String text = e.getMessage().length() > MAX_VIEW_ERROR
                    ? e.getMessage().substring(0, MAX_VIEW_ERROR)
                    : e.getMessage();
            errors.put("viewQuery", new FieldError("validation_invalid_view_query", "Invalid query - " + text));
        }
    }

    static FieldError lengthBetween(int min, int max) {
        return new FieldError(
                "validation_length_out_of_range",
                "the length must be between " + min + " and " + max,
                Map.of("min", (long) min, "max", (long) max));
    }

    static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
