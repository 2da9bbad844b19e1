package dev.satchel;

import dev.satchel.cron.SystemJobs;
import dev.satchel.db.sqlite.SqlText;
import dev.satchel.db.sqlite.SqliteDatabase;
import dev.satchel.db.sqlite.SqliteOptions;
import dev.satchel.file.FileStore;
import dev.satchel.file.LocalFileStore;
import dev.satchel.log.DatabaseLogWriter;
import dev.satchel.log.LogWriter;
import dev.satchel.schema.Schema;
import dev.satchel.schema.Schemas;
import dev.satchel.schema.SystemMigrations;
import dev.satchel.settings.SettingsStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A running application: opens a data folder, brings it up to date, and closes it again. */
public final class Satchel implements AutoCloseable {
    private final Engine engine;
    private final Deque<AutoCloseable> opened;

    private Satchel(Engine engine, Deque<AutoCloseable> opened) {
        this.engine = engine;
        this.opened = opened;
    }

    /**
     * Opens (or makes) the data folder: databases, system migrations, collections, settings.
     *
     * @throws RuntimeException if any of it fails; then nothing stays open
     */
    public static Satchel open(Config config) {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            return new Satchel(open(config, opened), opened);
        } catch (RuntimeException | Error e) {
            closeAll(opened, e);
            throw e;
        }
    }

    private static Engine open(Config config, Deque<AutoCloseable> opened) {
        Path dir = config.dir();
        makeFolder(dir);
        SqliteOptions dataOptions = SqliteOptions.data().withQueryTimeout(config.queryTimeout());
        SqliteDatabase data = opening(
                opened,
                SqliteDatabase.open(
                        dir.resolve("data.db"), config.dev() ? dataOptions.withTrace(Satchel::printSql) : dataOptions));
        SqliteDatabase auxiliary = opening(
                opened,
                SqliteDatabase.open(
                        dir.resolve("auxiliary.db"),
                        SqliteOptions.auxiliary().withQueryTimeout(config.queryTimeout())));
        FileStore files = opening(opened, new LocalFileStore(dir.resolve("storage")));
        AtomicReference<Engine> made = new AtomicReference<>();
        LogWriter log = opening(
                opened,
                new DatabaseLogWriter(auxiliary, () -> made.get().settings().logs(), config.dev()));
        Engine engine = new Engine(config, data, auxiliary, files, log);
        made.set(engine);
        opening(opened, engine.cron());
        SystemJobs.register(engine);
        SystemMigrations.run(engine);
        SettingsStore.load(engine);
        engine.onSettings(changed -> log.settingsChanged());
        deleteScratch(dir.resolve(".pb_temp_to_delete"));
        opening(opened, engine.notifier()).start(topic -> reload(engine, topic));
        // old entries go with the start; nobody waits for that
        Thread.ofVirtual().name("log-cleanup").start(log::settingsChanged);
        return engine;
    }

    private static void deleteScratch(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("failed to delete " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void reload(Engine engine, Notifier.Topic topic) {
        switch (topic) {
            case COLLECTIONS ->
                // on the writer, so that what is read cannot replace what a later transaction publishes
                engine.data().transaction(transaction -> {
                    Schema loaded = Schemas.load(transaction);
                    transaction.atCommit(() -> engine.schema(loaded));
                    return loaded;
                });
            case SETTINGS -> SettingsStore.load(engine);
        }
    }

    private static void printSql(String sql, Object[] args, long nanos) {
        System.out.printf(Locale.ROOT, "[%.2fms] %s%n", nanos / 1e6, SqlText.filled(sql, args));
    }

    private static <T extends AutoCloseable> T opening(Deque<AutoCloseable> opened, T part) {
        opened.push(part);
        return part;
    }

    private static void makeFolder(Path dir) {
        try {
            Files.createDirectories(dir);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("mkdir " + e.getFile() + ": no such file or directory", e);
        } catch (FileAlreadyExistsException e) {
            throw new UncheckedIOException("mkdir " + e.getFile() + ": not a directory", e);
        } catch (IOException e) {
            throw new UncheckedIOException("mkdir " + dir + ": " + e.getMessage(), e);
        }
    }

    public App app() {
        return engine.app();
    }

    /** Closes what was opened, the latest first; every part gets its turn even if one fails. */
    @Override
    public void close() {
        RuntimeException failure = new RuntimeException("failed to close the application");
        closeAll(opened, failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private static void closeAll(Deque<AutoCloseable> opened, Throwable failure) {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
    }
}
