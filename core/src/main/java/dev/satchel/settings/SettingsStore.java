package dev.satchel.settings;

import dev.satchel.App;
import dev.satchel.Engine;
import dev.satchel.Notifier;
import dev.satchel.db.Session;
import dev.satchel.error.ValidationException;
import dev.satchel.json.Json;
import dev.satchel.json.JsonException;
import dev.satchel.json.JsonWriter;
import dev.satchel.json.Shape.Audience;
import java.util.Optional;

/** The settings' row in {@code _params}: JSON, encrypted if the application was started with a key. */
public final class SettingsStore {
    private SettingsStore() {}

    /**
     * Reads the settings and publishes them; writes the defaults first if there are none.
     *
     * @throws SettingsException if they cannot be decrypted
     */
    public static Settings load(Engine engine) {
        // one at a time: what is published last is what was stored last
        synchronized (engine) {
            Optional<byte[]> stored = engine.data().read(SettingsStore::read);
            Settings settings = stored.isPresent() ? decode(engine, stored.get()) : new Settings();
            if (stored.isEmpty()) {
                write(engine.app(), settings);
            }
            engine.settings(settings);
            return settings;
        }
    }

    /**
     * Checks and writes the settings, and publishes them once they are committed.
     *
     * @throws ValidationException if a value breaks its rules
     */
    public static void save(App app, Settings settings) {
        validate(settings);
        write(app, settings);
        Engine engine = app.engine();
        app.afterCommit(() -> {
            load(engine);
            engine.notifier().changed(Notifier.Topic.SETTINGS);
        });
    }

    /** @throws ValidationException with the first error of every value that breaks its rules */
    public static void validate(Settings settings) {
        SettingsValidator.check(settings).throwIfAny();
    }

    private static Optional<byte[]> read(Session session) {
        return session.first(
                row -> row.isNull(0) ? new byte[0] : row.bytes(0), "SELECT value FROM _params WHERE id = 'settings'");
    }

    private static void write(App app, Settings settings) {
        JsonWriter json = new JsonWriter();
        Settings.SHAPE.write(settings, json, Audience.STORAGE);
        String key = key(app.engine());
        // Plain JSON is bound as a BLOB, which is how PocketBase keeps it.
        Object value =
                key.isEmpty() ? new Session.Blob(json.toByteArray()) : SettingsCipher.encrypt(json.toByteArray(), key);
        app.db()
                .write(session -> session.update(
                        "INSERT INTO _params (id, value) VALUES ('settings', ?) ON CONFLICT (id) DO UPDATE SET"
                                + " value = excluded.value, updated = strftime('%Y-%m-%d %H:%M:%fZ', 'now')",
                        value));
    }

    private static Settings decode(Engine engine, byte[] stored) {
        Settings settings = new Settings();
        try {
            Settings.SHAPE.merge(settings, Json.parseObject(stored));
            return settings;
        } catch (JsonException notPlain) {
            String key = key(engine);
            if (key.isEmpty()) {
                throw new SettingsException(
                        "invalid settings db data or missing encryption key \""
                                + engine.config().encryptionEnv() + "\"",
                        notPlain);
            }
        }
        try {
            Settings.SHAPE.merge(settings, Json.parseObject(SettingsCipher.decrypt(stored, key(engine))));
            return settings;
        } catch (JsonException e) {
            throw new SettingsException(e.getMessage(), e);
        }
    }

    private static String key(Engine engine) {
        String name = engine.config().encryptionEnv();
        String key = name.isEmpty() ? null : System.getenv(name);
        return key == null ? "" : key;
    }
}
