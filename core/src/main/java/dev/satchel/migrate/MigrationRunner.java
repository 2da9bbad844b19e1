package dev.satchel.migrate;

import dev.satchel.App;
import dev.satchel.Engine;
import dev.satchel.db.Session;
import dev.satchel.db.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Applies and reverts migrations and keeps the history, the table {@code _migrations}. All that belong to one run are
 * applied in one transaction on data.db inside of one on auxiliary.db: it works as a whole or leaves nothing behind.
 */
public final class MigrationRunner {
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS `_migrations` (file VARCHAR(255) PRIMARY KEY NOT NULL, applied INTEGER NOT NULL)";

    /** A run that failed and was rolled back. The message is for the user. */
    public static final class MigrationException extends RuntimeException {
        MigrationException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final Engine engine;
    private final List<Migration> migrations;

    public MigrationRunner(Engine engine, List<Migration> migrations) {
        this.engine = engine;
        this.migrations = new ArrayList<>(migrations);
        this.migrations.sort(Comparator.comparing(Migration::file));
    }

    /**
     * Applies what has not been applied and gives the names.
     *
     * @throws MigrationException if one fails; then none of this run is applied
     */
    public List<String> up() {
        if (due().isEmpty()) {
            return List.of();
        }
        return engine.auxiliary()
                .transaction(auxiliary -> engine.app().transaction(app -> {
                    Transaction data = app.currentTransaction().orElseThrow();
                    data.execute(TABLE);
                    List<String> applied = new ArrayList<>();
                    for (Migration migration : due(data, auxiliary)) {
                        try {
                            migration.up(app, auxiliary);
                        } catch (RuntimeException e) {
                            throw new MigrationException(
                                    "failed to apply migration " + migration.file() + ": " + e.getMessage(), e);
                        }
                        data.update(
                                "INSERT INTO `_migrations` (`file`, `applied`) VALUES (?, ?)"
                                        + " ON CONFLICT (`file`) DO UPDATE SET `applied` = excluded.`applied`",
                                migration.file(),
                                now());
                        applied.add(migration.file());
                    }
                    return applied;
                }));
    }

    private List<Migration> due() {
        return engine.auxiliary().read(auxiliary -> engine.data().read(data -> due(data, auxiliary)));
    }

    private List<Migration> due(Session data, Session auxiliary) {
        Set<String> history = new HashSet<>(history(data));
        return migrations.stream()
                .filter(migration -> !history.contains(migration.file()) || migration.again(auxiliary))
                .toList();
    }

    private static List<String> history(Session data) {
        if (!data.exists("SELECT 1 FROM sqlite_master WHERE `type` = 'table' AND `name` = '_migrations'")) {
            return List.of();
        }
        // rows of older versions are in seconds; padded, seconds and microseconds compare
        return data.query(
                row -> row.text(0),
                "SELECT `file` FROM `_migrations`"
                        + " ORDER BY substr(`applied` || '0000000000000000', 0, 17) DESC, `file` DESC");
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** The names of the last {@code count} applied migrations that can be reverted, the latest first. */
    public List<String> latest(int count) {
        return latestOf(engine.data().read(MigrationRunner::history), count).stream()
                .map(Migration::file)
                .toList();
    }

    private List<Migration> latestOf(List<String> history, int count) {
        List<Migration> latest = new ArrayList<>();
        for (String file : history) {
            for (Migration migration : migrations) {
                if (migration.file().equals(file) && latest.size() < count) {
                    latest.add(migration);
                }
            }
        }
        return latest;
    }

    /**
     * Reverts the last {@code count} applied migrations and gives their names, the latest first.
     *
     * @throws MigrationException if one fails; then none is reverted
     */
    public List<String> down(int count) {
        return engine.auxiliary()
                .transaction(auxiliary -> engine.app().transaction(app -> {
                    Transaction data = app.currentTransaction().orElseThrow();
                    List<String> reverted = new ArrayList<>();
                    for (Migration migration : latestOf(history(data), count)) {
                        try {
                            migration.down(app, auxiliary);
                        } catch (RuntimeException e) {
                            throw new MigrationException(
                                    "failed to revert migration " + migration.file() + ": " + e.getMessage(), e);
                        }
                        data.update("DELETE FROM `_migrations` WHERE `file` = ?", migration.file());
                        reverted.add(migration.file());
                    }
                    return reverted;
                }));
    }

    /**
     * Forgets in the history what is not among the migrations.
     *
     * @param others names of files that are to stay too although they were not given as migrations
     */
    public void historySync(Set<String> others) {
        engine.app().transaction(app -> {
            Transaction data = app.currentTransaction().orElseThrow();
            Set<String> known = new HashSet<>(others);
            migrations.forEach(migration -> known.add(migration.file()));
            for (String file : history(data)) {
                if (!known.contains(file)) {
                    data.update("DELETE FROM `_migrations` WHERE `file` = ?", file);
                }
            }
            return null;
        });
    }

    /** Puts a migration into the history whose effect is there already. */
    public static void remember(App app, String file) {
        app.db().write(data -> data.update("INSERT INTO `_migrations` (`file`, `applied`) VALUES (?, ?)", file, now()));
    }
}
