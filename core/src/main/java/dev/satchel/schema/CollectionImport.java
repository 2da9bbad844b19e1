package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.error.ValidationException;
import dev.satchel.json.JsonException;
import dev.satchel.schema.field.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes over the definitions of many collections at once, as a whole or not at all. They may refer to each other: all
 * are saved first and checked when every one of them is there.
 */
public final class CollectionImport {
    private static final Comparator<Collection> ORDER = Comparator.comparing((Collection c) -> c.isView())
            .thenComparing(c -> c.created())
            .thenComparing(c -> c.updated());

    private final App app;
    private final boolean deleteMissing;
    private final Map<String, Collection> before = new HashMap<>();

    private CollectionImport(App app, boolean deleteMissing) {
        this.app = app;
        this.deleteMissing = deleteMissing;
    }

    /**
     * @param entries JSON objects, each laid over the collection of its id or name, or making a new one
     * @param deleteMissing delete collections and fields that are not among the entries, system ones aside
     * @throws ValidationException with the errors under {@code collections} or {@code indexes}
     */
    public static void run(App app, List<Map<String, Object>> entries, boolean deleteMissing) {
        try {
            app.transaction(bound -> {
                new CollectionImport(bound, deleteMissing).run(entries);
                return null;
            });
        } catch (ValidationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failure("Failed to import the collections configuration. Raw error:\n" + e.getMessage());
        }
    }

    /** Lays the entry over the draft; of a bad field only the field's own trouble is told. */
    private static Collection merge(Collection draft, Map<String, Object> entry) {
        try {
            return draft.merge(entry);
        } catch (JsonException e) {
            String prefix = "fields: ";
            throw e.getMessage().startsWith(prefix)
                    ? new JsonException(e.getMessage().substring(prefix.length()), e)
                    : e;
        }
    }

    private static ValidationException failure(String message) {
        return new ValidationException("collections", new FieldError("validation_collections_import_failure", message));
    }

    private void run(List<Map<String, Object>> entries) {
        SchemaChange.begin(app);
        List<Collection> drafts = new ArrayList<>();
        for (Map<String, Object> entry : entries) {
            drafts.add(draft(entry));
        }
        drafts.sort(ORDER);
        if (deleteMissing) {
            deleteAllBut(drafts);
        }
        for (Collection draft : drafts) {
            if (draft.name().isEmpty()) { // there is no table without a name
                CollectionPreparation.run(app, draft);
                check(draft);
            }
            save(draft);
        }
        drafts.forEach(this::check);
    }

    private void check(Collection draft) {
        FieldErrors errors = CollectionCheck.errorsAfterSave(app, draft, Optional.ofNullable(before.get(draft.id())));
        if (!errors.isEmpty()) {
            throw failure("Data validations failed for collection \"" + draft.name() + "\" (" + draft.id() + "):\n"
                    + indented(errors, ""));
        }
    }

    private Collection draft(Map<String, Object> entry) {
        String id = text(entry, "id");
        String name = text(entry, "name");
        Optional<Collection> existing = app.schema().find(id.isEmpty() ? name : id);
        if (existing.isEmpty()) {
            String type = text(entry, "type");
            return merge(Scaffolds.of(type.isEmpty() ? "base" : type, name, id), entry);
        }
        Collection stored = existing.get();
        before.put(stored.id(), stored);
        Collection draft = stored.copy();
        if (deleteMissing && !entry.containsKey("fields")) {
            draft.fields(List.of());
        }
        merge(draft, entry).id(stored.id());
        for (Field field : stored.fields()) {
            if ((!deleteMissing || field.system())
                    && draft.fieldById(field.id()).isEmpty()) {
                bringBack(draft, field.copy());
            }
        }
        return draft;
    }

    private static String text(Map<String, Object> entry, String key) {
        return entry.get(key) instanceof String text ? text : "";
    }

    /** A field that is the same but for its id is the stored one, so that its data stay. */
    private static void bringBack(Collection draft, Field stored) {
        List<Field> fields = new ArrayList<>(draft.fields());
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(stored.name())
                    && fields.get(i).type().equals(stored.type())) {
                fields.set(i, stored);
                draft.fields(fields);
                return;
            }
        }
        draft.addField(stored);
    }

    private void deleteAllBut(List<Collection> drafts) {
        Set<String> kept = new HashSet<>();
        drafts.forEach(draft -> kept.add(draft.storedId()));
        List<Collection> missing = new ArrayList<>(app.schema().collections());
        missing.removeIf(collection -> collection.system() || kept.contains(collection.id()));
        missing.sort(Comparator.comparing(c -> c.updated()));
        missing.forEach(collection -> CollectionStore.deleteUnchecked(app, collection));
    }

    private void save(Collection draft) {
        try {
            CollectionStore.saveWithoutValidation(app, draft);
        } catch (ValidationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "failed to save collection \"" + draft.name() + "\": " + e.getMessage(), e);
        }
    }

    /** The raw texts of the errors as JSON, two spaces for each level, nothing escaped that need not be. */
    private static String indented(FieldErrors errors, String indent) {
        StringBuilder json = new StringBuilder("{");
        errors.asMap().forEach((name, error) -> {
            json.append(json.length() == 1 ? "\n" : ",\n")
                    .append(indent)
                    .append("  ")
                    .append(quoted(name))
                    .append(": ");
            json.append(
                    error instanceof FieldErrors nested ? indented(nested, indent + "  ") : quoted(error.toString()));
        });
        return json.append('\n').append(indent).append('}').toString();
    }

    private static String quoted(String text) {
        return dev.satchel.json.Json.writeText(text);
    }
}
