package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.db.Session;
import dev.satchel.db.Transaction;
import dev.satchel.error.FieldErrors;
import dev.satchel.error.ValidationException;
import dev.satchel.json.Json;
import dev.satchel.json.Shape.Audience;
import dev.satchel.schema.field.DateText;
import dev.satchel.settings.Settings;
import dev.satchel.settings.SettingsCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a folder of v0.22 or older to v0.23: administrators become records of {@code _superusers}, the keys and
 * providers of the settings go into the auth collections, fields become flat and the columns that were not fields
 * become ones.
 */
final class Upgrade22 {
    private final App app;
    private final Transaction data;
    private final Map<String, Object> settings;

    private Upgrade22(App app) {
        this.app = app;
        this.data = app.currentTransaction().orElseThrow();
        this.settings = readSettings();
    }

    static void run(App app) {
        Transaction data = app.currentTransaction().orElseThrow();
        if (!TableSync.tableExists(data, "_mfas") || !TableSync.tableExists(data, "_authOrigins")) {
            new Upgrade22(app).run();
        }
    }

    private void run() {
        if (!TableSync.hasColumn(data, "_collections", "schema")) {
            throw new IllegalStateException("the data folder has neither the tables of v0.22 nor those of v0.23");
        }
        new Upgrade22Collections(data, settings).run();
        SchemaChange.reload(app);
        for (Collection collection : app.schema().collections()) {
            FieldErrors errors = CollectionCheck.errorsAfterSave(app, collection.copy(), Optional.of(collection));
            if (!errors.isEmpty()) {
                throw new IllegalStateException(
                        "collection " + collection.name() + ": " + errors, new ValidationException(errors));
            }
        }
        createSuperusers();
        replaceParams();
        replaceExternalAuths();
        CollectionStore.saveWithoutValidation(app, SystemTables.mfas());
        CollectionStore.saveWithoutValidation(app, SystemTables.otps());
        CollectionStore.saveWithoutValidation(app, SystemTables.authOrigins());
        app.afterCommit(this::deleteLogs);
    }

    private Map<String, Object> readSettings() {
        byte[] value = data.first(
                        row -> row.bytes(0),
                        "SELECT `value` FROM `_params` WHERE `key` = 'settings' AND `value` IS NOT NULL")
                .orElse("{}".getBytes(StandardCharsets.UTF_8));
        if (!Json.isValid(value)) {
            value = SettingsCipher.decrypt(value, encryptionKey());
        }
        return Json.parseObject(value);
    }

    private String encryptionKey() {
        String name = app.config().encryptionEnv();
        String key = name.isEmpty() ? null : System.getenv(name);
        return key == null ? "" : key;
    }

    private void createSuperusers() {
        Collection superusers = SystemTables.superusers();
        token(superusers.auth().authToken(), "adminAuthToken");
        token(superusers.auth().passwordResetToken(), "adminPasswordResetToken");
        token(superusers.auth().fileToken(), "adminFileToken");
        CollectionStore.saveWithoutValidation(app, superusers);
        data.update(
                "INSERT INTO `_superusers` (`id`, `email`, `password`, `tokenKey`, `verified`, `created`, `updated`)"
                        + " SELECT `id`, `email`, `passwordHash`, `tokenKey`, 1, `created`, `updated` FROM `_admins`");
        data.execute("DROP TABLE `_admins`");
    }

    private void token(AuthOptions.Token token, String setting) {
        AuthOptions.Token.SHAPE.merge(token, settings.get(setting));
    }

    /** The names of the settings that stay differ in nothing but case. */
    private void replaceParams() {
        Settings now = Settings.SHAPE.read(settings);
        if (now.meta().appURL().endsWith("/")) {
            now.meta().appURL(now.meta().appURL().replaceAll("/+$", ""));
        }
        byte[] json = Json.write(Settings.SHAPE.ordered(now, Audience.STORAGE));
        Object value =
                encryptionKey().isEmpty() ? new Session.Blob(json) : SettingsCipher.encrypt(json, encryptionKey());
        data.execute("DROP TABLE `_params`");
        SystemTables.createParams(data);
        String time = DateText.now();
        data.update(
                "INSERT INTO `_params` (`id`, `value`, `created`, `updated`) VALUES ('settings', ?, ?, ?)",
                value,
                time,
                time);
    }

    private void replaceExternalAuths() {
        data.execute("ALTER TABLE `_externalAuths` RENAME TO `_externalAuths_old`");
        CollectionStore.saveWithoutValidation(app, SystemTables.externalAuths());
        data.update(
                "INSERT INTO `_externalAuths`"
                        + " (`id`, `collectionRef`, `recordRef`, `provider`, `providerId`, `created`, `updated`)"
                        + " SELECT `id`, `collectionId`, `recordId`, `provider`, `providerId`, `created`, `updated` FROM `_externalAuths_old`");
        data.execute("DROP TABLE `_externalAuths_old`");
    }

    private void deleteLogs() {
        try {
            for (String suffix : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(app.config().dir().resolve("logs.db" + suffix));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
