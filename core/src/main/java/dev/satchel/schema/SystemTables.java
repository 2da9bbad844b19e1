package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.db.Session;
import dev.satchel.db.Transaction;
import dev.satchel.schema.AuthOptions.MappedFields;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables and collections of a new data folder. */
final class SystemTables {
    static final String OWNER =
            "@request.auth.id != '' && recordRef = @request.auth.id && collectionRef = @request.auth.collectionId";
    private static final String OWN_RECORD = "id = @request.auth.id";
    private static final long SUPERUSER_TOKEN_SECONDS = 86_400;

    private SystemTables() {}

    static void createLogs(Session auxiliary) {
        auxiliary.execute("""
                CREATE TABLE IF NOT EXISTS `_logs` (
                \t\t\t\t\t`id`      TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL,
                \t\t\t\t\t`level`   INTEGER DEFAULT 0 NOT NULL,
                \t\t\t\t\t`message` TEXT DEFAULT "" NOT NULL,
                \t\t\t\t\t`data`    JSON DEFAULT "{}" NOT NULL,
                \t\t\t\t\t`created` TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL
                \t\t\t\t)""");
        auxiliary.execute("CREATE INDEX IF NOT EXISTS idx_logs_level on `_logs` (`level`)");
        auxiliary.execute("CREATE INDEX IF NOT EXISTS idx_logs_message on `_logs` (`message`)");
        auxiliary.execute(
                "CREATE INDEX IF NOT EXISTS idx_logs_created_hour on `_logs` (strftime('%Y-%m-%d %H:00:00', `created`))");
    }

    static void create(App app) {
        Transaction data = app.currentTransaction().orElseThrow();
        createParams(data);
        data.execute("""
                CREATE TABLE IF NOT EXISTS `_collections` (
                \t\t\t\t`id`         TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL,
                \t\t\t\t`system`     BOOLEAN DEFAULT FALSE NOT NULL,
                \t\t\t\t`type`       TEXT DEFAULT "base" NOT NULL,
                \t\t\t\t`name`       TEXT UNIQUE NOT NULL,
                \t\t\t\t`fields`     JSON DEFAULT "[]" NOT NULL,
                \t\t\t\t`indexes`    JSON DEFAULT "[]" NOT NULL,
                \t\t\t\t`listRule`   TEXT DEFAULT NULL,
                \t\t\t\t`viewRule`   TEXT DEFAULT NULL,
                \t\t\t\t`createRule` TEXT DEFAULT NULL,
                \t\t\t\t`updateRule` TEXT DEFAULT NULL,
                \t\t\t\t`deleteRule` TEXT DEFAULT NULL,
                \t\t\t\t`options`    JSON DEFAULT "{}" NOT NULL,
                \t\t\t\t`created`    TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL,
                \t\t\t\t`updated`    TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL
                \t\t\t)""");
        createTypeIndex(data);
        CollectionStore.saveWithoutValidation(app, mfas());
        CollectionStore.saveWithoutValidation(app, otps());
        CollectionStore.saveWithoutValidation(app, externalAuths());
        CollectionStore.saveWithoutValidation(app, authOrigins());
        CollectionStore.saveWithoutValidation(app, superusers());
        CollectionStore.saveWithoutValidation(app, users());
    }

    static void createParams(Transaction data) {
        data.execute("""
                CREATE TABLE IF NOT EXISTS `_params` (
                \t\t\t`id`      TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL,
                \t\t\t`value`   JSON DEFAULT NULL,
                \t\t\t`created` TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL,
                \t\t\t`updated` TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%fZ')) NOT NULL
                \t\t)""");
    }

    static void createTypeIndex(Transaction data) {
        data.execute("CREATE INDEX IF NOT EXISTS idx__collections_type on `_collections` (`type`)");
    }

    static Collection mfas() {
        return ofRecords("_mfas", null)
                .addField(text("method"))
                .addField(autodate("created", false, true))
                .addField(autodate("updated", true, true))
                .indexes(List.of(
                        "CREATE INDEX `idx_mfas_collectionRef_recordRef` ON `_mfas` (collectionRef,recordRef)"));
    }

    static Collection otps() {
        return ofRecords("_otps", null)
                .addField(field("password", "password", "system", true, "hidden", true, "required", true, "cost", 8L))
                .addField(sentTo())
                .addField(autodate("created", false, true))
                .addField(autodate("updated", true, true))
                .indexes(List.of(
                        "CREATE INDEX `idx_otps_collectionRef_recordRef` ON `_otps` (collectionRef, recordRef)"));
    }

    static Field sentTo() {
        return field("text", "sentTo", "system", true, "hidden", true);
    }

    static Collection externalAuths() {
        return ofRecords("_externalAuths", OWNER)
                .addField(text("provider"))
                .addField(text("providerId"))
                .addField(autodate("created", false, true))
                .addField(autodate("updated", true, true))
                .indexes(List.of(
                        "CREATE UNIQUE INDEX `idx_externalAuths_record_provider` ON `_externalAuths`"
                                + " (collectionRef, recordRef, provider)",
                        "CREATE UNIQUE INDEX `idx_externalAuths_collection_provider` ON `_externalAuths`"
                                + " (collectionRef, provider, providerId)"));
    }

    static Collection authOrigins() {
        return ofRecords("_authOrigins", OWNER)
                .addField(text("fingerprint"))
                .addField(autodate("created", false, true))
                .addField(autodate("updated", true, true))
                .indexes(List.of("CREATE UNIQUE INDEX `idx_authOrigins_unique_pairs` ON `_authOrigins`"
                        + " (collectionRef, recordRef, fingerprint)"));
    }

    static Collection superusers() {
        Collection collection = Scaffolds.of("auth", "_superusers")
                .system(true)
                .addField(autodate("created", false, true))
                .addField(autodate("updated", true, true));
        collection.auth().authToken().duration(SUPERUSER_TOKEN_SECONDS);
        return collection;
    }

    static Collection users() {
        Collection collection = Scaffolds.of("auth", "users", "_pb_users_auth_")
                .listRule(OWN_RECORD)
                .viewRule(OWN_RECORD)
                .createRule("")
                .updateRule(OWN_RECORD)
                .deleteRule(OWN_RECORD)
                .addField(field("text", "name", "max", 255L))
                .addField(field(
                        "file",
                        "avatar",
                        "maxSelect",
                        1L,
                        "mimeTypes",
                        List.of("image/jpeg", "image/png", "image/svg+xml", "image/gif", "image/webp")))
                .addField(autodate("created", false, false))
                .addField(autodate("updated", true, false));
        MappedFields mapped = collection.auth().oauth2().mappedFields();
        mapped.name("name");
        mapped.avatarURL("avatar");
        return collection;
    }

    /** A collection with rows that belong to records of auth collections, which their owners may see. */
    private static Collection ofRecords(String name, String deleteRule) {
        return Scaffolds.of("base", name)
                .system(true)
                .listRule(OWNER)
                .viewRule(OWNER)
                .deleteRule(deleteRule)
                .addField(text("collectionRef"))
                .addField(text("recordRef"));
    }

    private static Field text(String name) {
        return field("text", name, "system", true, "required", true);
    }

    static Field autodate(String name, boolean onUpdate, boolean system) {
        return field("autodate", name, "system", system, "onCreate", true, "onUpdate", onUpdate);
    }

    /** A field with options given as pairs of key and value. */
    static Field field(String type, String name, Object... options) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", type);
        map.put("name", name);
        for (int i = 0; i < options.length; i += 2) {
            map.put((String) options[i], options[i + 1]);
        }
        return Fields.read(map);
    }
}
