package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.db.DbException;
import dev.satchel.schema.AuthOptions.MappedFields;
import dev.satchel.schema.field.DateText;
import dev.satchel.schema.field.Field;
import java.util.ArrayList;
import java.util.List;

/** What every save does to a collection before it is checked: ids, times, system fields, names of tables in indexes. */
final class CollectionPreparation {
    private CollectionPreparation() {}

    static void run(App app, Collection draft) {
        if (draft.typeText().isEmpty()) {
            draft.type("base");
        }
        String now = DateText.now();
        if (draft.isNew()) {
            draft.created(now);
        }
        draft.updated(now);
        completeFieldIds(draft);
        if (draft.isView()) {
            inferFields(app, draft);
        }
        computeId(app, draft);
        SystemFields.complete(draft);
        if (draft.isAuth()) {
            unmapMissingFields(draft);
            if (isSuperusers(app, draft)) {
                forceSuperusers(draft);
            }
        }
        draft.indexes(Indexes.withTable(draft.indexes(), draft.name()));
    }

    private static void completeFieldIds(Collection draft) {
        if (draft.fields().stream().noneMatch(field -> field.id().isEmpty())) {
            return;
        }
        List<Field> fields = draft.fields();
        draft.fields(List.of());
        fields.forEach(draft::addField);
    }

    /** A query that fails leaves a view without fields; the check of the query tells why. */
    private static void inferFields(App app, Collection draft) {
        try {
            draft.fields(Views.fields(app, draft.viewQuery()));
        } catch (ViewQueryException e) {
            draft.fields(e.fields());
        } catch (DbException e) {
            if (e.kind() != DbException.Kind.OTHER) {
                throw e;
            }
            draft.fields(List.of());
        }
    }

    private static void computeId(App app, Collection draft) {
        if (!draft.isNew() || !(draft.id().isEmpty() || draft.id().equals(draft.computedId()))) {
            return;
        }
        String before = draft.id();
        String id = Identifiers.free(
                Identifiers.collection(draft.typeText(), draft.name()),
                taken -> app.schema().byId(taken).isPresent());
        draft.id(id).computedId(id);
        if (!before.isEmpty() && !before.equals(id)) {
            List<String> indexes = new ArrayList<>();
            for (String sql : draft.indexes()) {
                Index index = Index.parse(sql);
                indexes.add(
                        index.name().contains(before)
                                ? index.withName(index.name().replace(before, id))
                                        .sql()
                                : sql);
            }
            draft.indexes(indexes);
        }
    }

    private static void unmapMissingFields(Collection draft) {
        MappedFields mapped = draft.auth().oauth2().mappedFields();
        if (draft.position(mapped.id()) < 0) {
            mapped.id("");
        }
        if (draft.position(mapped.name()) < 0) {
            mapped.name("");
        }
        if (draft.position(mapped.username()) < 0) {
            mapped.username("");
        }
        if (draft.position(mapped.avatarURL()) < 0) {
            mapped.avatarURL("");
        }
    }

    private static boolean isSuperusers(App app, Collection draft) {
        return draft.isNew()
                ? draft.name().equals("_superusers")
                : app.schema()
                        .byId(draft.storedId())
                        .map(Collection::name)
                        .orElse("")
                        .equals("_superusers");
    }

    /** The accounts that manage everything must always be able to sign in with a password. */
    private static void forceSuperusers(Collection draft) {
        AuthOptions auth = draft.auth();
        auth.oauth2().enabled(false);
        auth.oauth2().providers(new ArrayList<>());
        auth.passwordAuth().enabled(true);
        if (auth.otp().enabled()) {
            auth.mfa().enabled(true);
        }
    }
}
