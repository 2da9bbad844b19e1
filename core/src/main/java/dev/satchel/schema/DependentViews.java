package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.db.DbException;
import dev.satchel.log.LogWriter;
import dev.satchel.schema.field.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the fields of view collections in line with the collections that their queries read.
 *
 * <p>Each view is looked at by itself: one whose query no longer works stays as it was and does not hold up others.
 */
final class DependentViews {
    private DependentViews() {}

    /** Saves all views but this one whose fields are different now. Failures are logged. */
    static void refresh(App app, String exceptId) {
        List<Collection> views = app.schema().collections().stream()
                .filter(view -> view.isView() && !view.id().equals(exceptId))
                .toList();
        if (views.isEmpty()) {
            return;
        }
        List<Collection> changed = app.transaction(bound -> {
            List<Collection> drafts = new ArrayList<>();
            for (Collection view : views) {
                try {
                    changed(bound, view).ifPresent(drafts::add);
                } catch (ViewQueryException | DbException e) {
                    log(app, view, e);
                }
            }
            return drafts;
        });
        for (Collection view : changed) {
            try {
                CollectionStore.save(app, view);
            } catch (RuntimeException e) {
                log(app, view, e);
            }
        }
    }

    private static void log(App app, Collection view, RuntimeException error) {
        app.log().log(
                LogWriter.WARN,
                "Failed to refresh a view",
                Map.of("view", view.name(), "error", String.valueOf(error.getMessage())));
    }

    /** The view with its fields as they have to be now, if they are others than before. */
    private static Optional<Collection> changed(App bound, Collection view) {
        List<Field> fields = Views.fields(bound, view.viewQuery());
        return withoutIds(fields).equalsIgnoreCase(withoutIds(view.fields()))
                ? Optional.empty()
                : Optional.of(view.copy().fields(fields));
    }

    private static String withoutIds(List<Field> fields) {
        return Schemas.fieldsText(fields.stream()
                .map(field -> {
                    Field copy = field.copy();
                    copy.id("-");
                    return copy;
                })
                .toList());
    }

    /** The ids of the views whose query does not work as things are. */
    static Set<String> broken(App bound) {
        Set<String> broken = new HashSet<>();
        for (Collection view : bound.schema().collections()) {
            if (view.isView() && failure(bound, view).isPresent()) {
                broken.add(view.id());
            }
        }
        return broken;
    }

    /**
     * Saves the views that are different after a collection has gone.
     *
     * @param brokenBefore ids of those that did not work anyway
     * @throws IllegalStateException if one cannot do without that collection
     */
    static void refreshAfterDelete(App bound, Set<String> brokenBefore) {
        for (Collection view : bound.schema().collections()) {
            if (view.isView() && !brokenBefore.contains(view.id())) {
                Optional<RuntimeException> failure = failure(bound, view);
                if (failure.isPresent()) {
                    throw new IllegalStateException("view " + view.name() + " needs it", failure.get());
                }
                changed(bound, view).ifPresent(draft -> CollectionStore.save(bound, draft));
            }
        }
    }

    private static Optional<RuntimeException> failure(App bound, Collection view) {
        try {
            Views.fields(bound, view.viewQuery());
            return Optional.empty();
        } catch (ViewQueryException | DbException e) {
            return Optional.of(e);
        }
    }
}
