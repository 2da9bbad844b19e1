package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.schema.field.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the indexes of a collection, as far as it goes without the database. */
final class IndexCheck {
    private static final FieldError NOT_SUPPORTED =
            new FieldError("validation_indexes_not_supported", "View collections don't support indexes.");
    private static final FieldError DUPLICATED_NAME =
            new FieldError("validation_duplicated_index_name", "The index name already exists.");
    private static final FieldError DUPLICATED_DEFINITION =
            new FieldError("validation_duplicated_index_definition", "The index definition already exists.");

    private final App app;
    private final Collection draft;
    private final Optional<Collection> old;
    private final FieldErrors errors;
    private final List<Index> indexes;

    IndexCheck(App app, Collection draft, Optional<Collection> old, FieldErrors errors) {
        this.app = app;
        this.draft = draft;
        this.old = old;
        this.errors = errors;
        this.indexes = Indexes.of(draft);
    }

    void run() {
        if (draft.isView()) {
            if (!indexes.isEmpty()) {
                errors.put("indexes", NOT_SUPPORTED);
            }
            return;
        }
        Set<String> names = new HashSet<>();
        Set<String> definitions = new HashSet<>();
        for (int i = 0; i < indexes.size(); i++) {
            Optional<FieldError> error = check(indexes.get(i), names, definitions);
            if (error.isPresent()) {
                errors.put("indexes", FieldErrors.of(Integer.toString(i), error.get()));
                return;
            }
        }
        checkSystemFields();
        if (draft.isAuth()) {
            for (String field : List.of("tokenKey", "email")) {
                if (indexes.stream().noneMatch(index -> index.uniqueOn(field))) {
                    errors.put(
                            "indexes",
                            new FieldError(
                                    "validation_missing_required_unique_index",
                                    "Missing required unique index for field \"" + field + "\".",
                                    Map.of("fieldName", field)));
                }
            }
        }
    }

    private Optional<FieldError> check(Index index, Set<String> names, Set<String> definitions) {
        if (!index.valid()) {
            return Optional.of(CollectionCheck.INVALID_INDEX);
        }
        if (!names.add(index.name().toLowerCase(Locale.ROOT))) {
            return Optional.of(DUPLICATED_NAME);
        }
        Optional<String> user = otherTable(index.name());
        if (user.isPresent()) {
            return Optional.of(new FieldError(
                    "validation_existing_index_name",
                    "The index name is already used in " + user.get() + " collection.",
                    Map.of("usedTableName", user.get())));
        }
        return definitions.add(index.definition()) ? Optional.empty() : Optional.of(DUPLICATED_DEFINITION);
    }

    /** The table of another collection that has an index of this name. */
    private Optional<String> otherTable(String indexName) {
        String own = old.map(Collection::name).orElse(draft.name());
        return app.db()
                .read(session -> session.first(
                        row -> row.text(0),
                        "SELECT `tbl_name` FROM sqlite_master WHERE `type` = 'index' AND LOWER(`name`) = LOWER(?)"
                                + " AND LOWER(`tbl_name`) NOT IN (LOWER(?), LOWER(?)) LIMIT 1",
                        indexName,
                        own,
                        draft.name()));
    }

    /** What makes a system field's values unique must stay. */
    private void checkSystemFields() {
        if (old.isEmpty()) {
            return;
        }
        for (Index before : Indexes.of(old.get())) {
            if (!before.unique()) {
                continue;
            }
            for (Index.Column column : before.columns()) {
                Optional<Field> field = old.get().field(column.name());
                if (field.isPresent()
                        && field.get().system()
                        && indexes.stream().noneMatch(now -> sameUnique(before, now))) {
                    errors.put(
                            "indexes",
                            new FieldError(
                                    "validation_invalid_unique_system_field_index",
                                    "Unique index definition on system fields (" + column.name()
                                            + ") is invalid or missing.",
                                    Map.of("fieldName", column.name())));
                    return;
                }
            }
        }
    }

    private static boolean sameUnique(Index before, Index now) {
        return now.unique() && columnNames(before).equals(columnNames(now));
    }

    private static List<String> columnNames(Index index) {
        return index.columns().stream().map(Index.Column::name).toList();
    }
}
