package dev.satchel.schema.field;

import dev.satchel.App;
import dev.satchel.db.Dialect;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import dev.satchel.schema.Collection;
import java.util.List;
import java.util.Optional;

/** Ids of records of another collection. */
public final class RelationField extends ListColumn {
    public static final Shape<RelationField> SHAPE = options(RelationField::new)
            .text("collectionId", f -> f.collectionId, (f, v) -> f.collectionId = v)
            .bool("cascadeDelete", f -> f.cascadeDelete, (f, v) -> f.cascadeDelete = v)
            .integer("minSelect", f -> f.minSelect, (f, v) -> f.minSelect = v)
            .integer("maxSelect", f -> f.maxSelect, (f, v) -> f.maxSelect = v)
            .build();

    /** How many ids one statement asks for. */
    private static final int CHUNK = 500;

    private String collectionId = "";
    private boolean cascadeDelete;
    private long minSelect;
    private long maxSelect;

    @Override
    public String type() {
        return "relation";
    }

    @Override
    public Shape<RelationField> shape() {
        return SHAPE;
    }

    @Override
    protected Optional<FieldError> validateValue(App app, Record record, Object value) {
        List<String> ids = Casts.texts(value);
        if (multiple() && minSelect > 0 && ids.size() < minSelect) {
            return error("validation_not_enough_values", "Select at least " + minSelect, "minSelect", minSelect);
        }
        long limit = Math.max(1, maxSelect);
        if (ids.size() > limit) {
            return error("validation_too_many_values", "Select no more than " + limit, "maxSelect", limit);
        }
        Optional<Collection> target = app.schema().byId(collectionId);
        if (target.isEmpty()) {
            return error("validation_missing_rel_collection", "Relation connection is missing or cannot be accessed");
        }
        return count(app, target.get(), ids) == ids.size()
                ? Optional.empty()
                : error("validation_missing_rel_records", "Failed to find all relation records with the provided ids");
    }

    private static long count(App app, Collection target, List<String> ids) {
        Dialect dialect = app.db().dialect();
        String table = dialect.quote(target.name());
        return app.db().read(session -> {
            long found = 0;
            for (int from = 0; from < ids.size(); from += CHUNK) {
                List<String> part = ids.subList(from, Math.min(ids.size(), from + CHUNK));
                String marks = part.size() == 1 ? " = ?" : " IN (?" + ",?".repeat(part.size() - 1) + ")";
                found += session.first(
                                row -> row.integer(0),
                                "SELECT COUNT(DISTINCT `id`) FROM " + table + " WHERE `id`" + marks,
                                part.toArray())
                        .orElse(0L);
            }
            return found;
        });
    }

    @Override
    public void validateOptions(FieldCheck check) {
        FieldErrors errors = check.errors();
        OptionChecks.common(this, errors);
        checkCollection(check);
        if (minSelect < 0) {
            errors.put("minSelect", OptionChecks.noLess(0));
        }
        if (minSelect > 0 && maxSelect == 0) {
            errors.put("maxSelect", FieldError.REQUIRED);
        } else if (maxSelect != 0 && maxSelect < minSelect) {
            errors.put("maxSelect", OptionChecks.noLess(minSelect));
        }
    }

    private void checkCollection(FieldCheck check) {
        FieldErrors errors = check.errors();
        if (collectionId.isEmpty()) {
            errors.put("collectionId", FieldError.REQUIRED);
            return;
        }
        Optional<Field> before = check.old()
                .flatMap(old ->
                        old.fields().stream().filter(f -> f.id().equals(id())).findFirst());
        if (before.isPresent() && before.get() instanceof RelationField old && !old.collectionId.equals(collectionId)) {
            errors.put(
                    "collectionId",
                    new FieldError("validation_field_relation_change", "The relation collection cannot be changed."));
            return;
        }
        Optional<Collection> target = check.app().schema().byId(collectionId);
        if (target.isEmpty()) {
            errors.put(
                    "collectionId",
                    new FieldError(
                            "validation_field_relation_missing_collection", "The relation collection doesn't exist."));
        } else if (target.get().isView() && !check.collection().isView()) {
            errors.put(
                    "collectionId",
                    new FieldError(
                            "validation_relation_field_non_view_base_collection",
                            "Only view collections are allowed to have relations to other views."));
        }
    }

    public String collectionId() {
        return collectionId;
    }

    public void collectionId(String value) {
        collectionId = value;
    }

    public boolean cascadeDelete() {
        return cascadeDelete;
    }

    public void cascadeDelete(boolean value) {
        cascadeDelete = value;
    }

    public long minSelect() {
        return minSelect;
    }

    public void minSelect(long value) {
        minSelect = value;
    }

    @Override
    public long maxSelect() {
        return maxSelect;
    }

    public void maxSelect(long value) {
        maxSelect = value;
    }
}
