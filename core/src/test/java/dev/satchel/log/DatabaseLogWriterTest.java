package dev.satchel.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.db.sqlite.SqliteDatabase;
import dev.satchel.db.sqlite.SqliteOptions;
import dev.satchel.json.JsonWritable;
import dev.satchel.settings.LogSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseLogWriterTest {
    @TempDir
    Path folder;

    private final LogSettings settings = new LogSettings();
    private SqliteDatabase db;
    private DatabaseLogWriter log;

    @BeforeEach
    void open() {
        db = SqliteDatabase.open(folder.resolve("auxiliary.db"), SqliteOptions.auxiliary());
        db.maintain(
                "CREATE TABLE _logs (id TEXT PRIMARY KEY NOT NULL, level INTEGER, message TEXT, data JSON, created TEXT)");
        settings.maxDays(5);
        log = new DatabaseLogWriter(db, () -> settings, false);
    }

    @AfterEach
    void close() {
        log.close();
        db.close();
    }

    private List<String> stored() {
        return db.read(s -> s.query(row -> row.text(0), "SELECT message || ' ' || data FROM _logs ORDER BY rowid"));
    }

    @Test
    void keepsEntriesInMemoryUntilThereAreEnough() throws InterruptedException {
        for (int i = 0; i < 199; i++) {
            log.log(LogWriter.INFO, "m", Map.of());
        }
        Thread.sleep(100);
        assertThat(stored()).isEmpty();
        log.log(LogWriter.INFO, "m", Map.of());
        for (int i = 0; i < 100 && stored().size() < 200; i++) {
            Thread.sleep(20);
        }
        assertThat(stored()).hasSize(200);
    }

    @Test
    void writesWhatIsLeftWhenClosed() {
        log.log(LogWriter.ERROR, "b", Map.of("z", 1, "a", "x"));
        log.close();
        assertThat(stored()).containsExactly("b {\"a\":\"x\",\"z\":1}");
    }

    @Test
    void entriesThatCannotBeWrittenTakeNoOthersWithThem() {
        log.log(LogWriter.INFO, "before", Map.of());
        log.log(LogWriter.INFO, "bad", (JsonWritable) out -> {
            throw new IllegalStateException("no JSON");
        });
        log.log(LogWriter.INFO, "after", Map.of());
        log.flush();
        assertThat(stored()).hasSize(3).contains("before {}", "after {}");
    }

    @Test
    void keepsWhatCouldNotBeStoredForTheNextTime() {
        db.maintain("ALTER TABLE _logs RENAME TO other");
        log.log(LogWriter.INFO, "patient", Map.of());
        log.flush();
        db.maintain("ALTER TABLE other RENAME TO _logs");
        log.flush();
        assertThat(stored()).containsExactly("patient {}");
    }

    @Test
    void dropsWhatTheSettingsDoNotWant() {
        log.log(LogWriter.DEBUG, "debug", Map.of());
        log.log(LogWriter.INFO, "info", Map.of());
        log.log(LogWriter.WARN, "warn", Map.of());
        log.flush();
        assertThat(stored()).containsExactly("info {}", "warn {}");
        settings.minLevel(LogWriter.WARN);
        log.settingsChanged();
        assertThat(stored()).containsExactly("warn {}");
        settings.maxDays(0);
        log.settingsChanged();
        log.log(LogWriter.ERROR, "error", Map.of());
        log.flush();
        assertThat(stored()).isEmpty();
        assertThat(log.enabled(LogWriter.ERROR)).isFalse();
    }
}
