package dev.satchel;

import dev.satchel.auth.AttemptLimit;
import dev.satchel.cron.Cron;
import dev.satchel.db.Db;
import dev.satchel.file.FileStore;
import dev.satchel.hook.Hooks;
import dev.satchel.log.LogWriter;
import dev.satchel.query.QueryCache;
import dev.satchel.schema.Schema;
import dev.satchel.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The parts of a running application that exist once, whatever transaction is going on. Opened and closed by {@link Satchel}. */
public final class Engine {
    private final Config config;
    private final Hooks hooks = new Hooks();
    private final Db data;
    private final Db auxiliary;
    private final FileStore files;
    private final LogWriter log;
    private final Cron cron = new Cron();
    private final Notifier notifier;
    private final QueryCache queries = new QueryCache();
    private volatile Schema schema = Schema.EMPTY;
    private volatile Settings settings = new Settings();
    private final List<Consumer<Settings>> settingsListeners = new CopyOnWriteArrayList<>();
    private final AttemptLimit otpAttempts = new AttemptLimit(5, Duration.ofSeconds(180));

    Engine(Config config, Db data, Db auxiliary, FileStore files, LogWriter log) {
        this.config = config;
        this.data = data;
        this.auxiliary = auxiliary;
        this.files = files;
        this.log = log;
        onSettings(changed -> otpAttempts.reset());
        notifier = new Notifier(config.dir());
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

    /** Scheduled jobs; the clock runs only while the application serves. */
    public Cron cron() {
        return cron;
    }

    /** Tells other processes on the same folder what has changed. */
    public Notifier notifier() {
        return notifier;
    }

    /** The compiled queries in use. */
    public QueryCache queries() {
        return queries;
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

    /** Publishes new settings and tells the listeners; for the settings package. */
    public void settings(Settings loaded) {
        settings = loaded;
        settingsListeners.forEach(listener -> listener.accept(loaded));
    }

    /** Calls the listener after every load and save of the settings, by this process or another one of the folder. */
    public void onSettings(Consumer<Settings> listener) {
        settingsListeners.add(listener);
    }

    /** Sign-ins with one-time passwords, by account and client address; this limit holds whatever the settings say. */
    public AttemptLimit otpAttempts() {
        return otpAttempts;
    }

    /** This application outside of any transaction. */
    public App app() {
        return new App(this, null);
    }
}
