package dev.satchel;

import dev.satchel.db.Db;
import dev.satchel.file.FileStore;
import dev.satchel.hook.Hooks;
import dev.satchel.log.LogWriter;
import dev.satchel.schema.Schema;
import dev.satchel.settings.Settings;

/** The parts of a running application that exist once, whatever transaction is going on. Opened and closed by {@link Satchel}. */
public final class Engine {
    private final Config config;
    private final Hooks hooks = new Hooks();
    private final Db data;
    private final Db auxiliary;
    private final FileStore files;
    private final LogWriter log;
    private volatile Schema schema = Schema.EMPTY;
    private volatile Settings settings = new Settings();

    Engine(Config config, Db data, Db auxiliary, FileStore files, LogWriter log) {
        this.config = config;
        this.data = data;
        this.auxiliary = auxiliary;
        this.files = files;
        this.log = log;
    }

    public Config config() {
        return config;
    }

    public Hooks hooks() {
        return hooks;
    }

    public Db data() {
        return data;
    }

    public Db auxiliary() {
        return auxiliary;
    }

    public FileStore files() {
        return files;
    }

    public LogWriter log() {
        return log;
    }

    public Schema schema() {
        return schema;
    }

    /** Publishes a new schema; for the schema package and {@link Satchel}. */
    public void schema(Schema loaded) {
        schema = loaded;
    }

    public Settings settings() {
        return settings;
    }

    /** Publishes new settings; for the settings package and {@link Satchel}. */
    public void settings(Settings loaded) {
        settings = loaded;
    }

    /** This application outside of any transaction. */
    public App app() {
        return new App(this, null);
    }
}
