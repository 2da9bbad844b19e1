package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.db.Transaction;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.RelationField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps that bring folders of v0.23 to v0.39. On a new folder they find nothing to do. */
final class Upgrade23 {
    private Upgrade23() {}

    /** The index of types; nobody but superusers deletes second factors and one-time passwords. */
    static void indexAndRules(App app) {
        Transaction data = app.currentTransaction().orElseThrow();
        SystemTables.createTypeIndex(data);
        data.update("UPDATE `_collections` SET `deleteRule` = NULL WHERE `name` IN ('_mfas', '_otps')");
        SchemaChange.reload(app);
    }

    /** System collections and their system fields get the ids that follow from their names. */
    static void identifiers(App app) {
        Transaction data = app.currentTransaction().orElseThrow();
        Map<String, String> changed = new HashMap<>();
        for (Collection stored : SchemaChange.begin(app).collections()) {
            if (!stored.system()) {
                continue;
            }
            Collection draft = stored.copy();
            draft.id(Identifiers.collection(draft.typeText(), draft.name()));
            for (Field field : draft.fields()) {
                if (field.system()) {
                    field.id(Identifiers.field(field.type(), field.name()));
                }
            }
            if (!draft.id().equals(stored.id())) {
                changed.put(stored.id(), draft.id());
            }
            Schemas.write(data, draft);
        }
        changed.forEach((from, to) -> {
            for (String table : List.of("_mfas", "_otps", "_authOrigins", "_externalAuths")) {
                data.update(
                        "UPDATE " + data.dialect().quote(table) + " SET `collectionRef` = ? WHERE `collectionRef` = ?",
                        to,
                        from);
            }
        });
        if (!changed.isEmpty()) {
            SchemaChange.reload(app);
            followRelations(app, data, changed);
        }
        SchemaChange.reload(app);
    }

    private static void followRelations(App app, Transaction data, Map<String, String> changed) {
        for (Collection stored : SchemaChange.begin(app).collections()) {
            Collection draft = stored.copy();
            boolean touched = false;
            for (Field field : draft.fields()) {
                if (field instanceof RelationField relation && changed.containsKey(relation.collectionId())) {
                    relation.collectionId(changed.get(relation.collectionId()));
                    touched = true;
                }
            }
            if (touched) {
                Schemas.write(data, draft);
            }
        }
    }

    /** One-time passwords remember the address that they were sent to. */
    static void sentTo(App app) {
        Collection otps = SchemaChange.begin(app).find("_otps").orElse(null);
        if (otps != null && otps.field("sentTo").isEmpty()) {
            CollectionStore.saveWithoutValidation(app, otps.copy().addField(SystemTables.sentTo()));
        }
    }

    /** Login alerts that still have the old default text get the new one, which tells the place. */
    static void authAlerts(App app) {
        replaceAlerts(app, MailTemplates.OLD_AUTH_ALERT, MailTemplates.AUTH_ALERT);
    }

    /** The other way round. */
    static void oldAuthAlerts(App app) {
        replaceAlerts(app, MailTemplates.AUTH_ALERT, MailTemplates.OLD_AUTH_ALERT);
    }

    private static void replaceAlerts(App app, String from, String to) {
        Transaction data = app.currentTransaction().orElseThrow();
        boolean touched = false;
        for (Collection stored : SchemaChange.begin(app).collections()) {
            if (stored.isAuth()
                    && stored.auth().authAlert().emailTemplate().body().equals(from)) {
                Collection draft = stored.copy();
                draft.auth().authAlert().emailTemplate().body(to);
                Schemas.write(data, draft);
                touched = true;
            }
        }
        if (touched) {
            SchemaChange.reload(app);
        }
    }
}
