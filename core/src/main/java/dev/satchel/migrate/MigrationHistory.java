package dev.satchel.migrate;

import dev.satchel.App;
import dev.satchel.db.Session;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The table {@code _migrations} of data.db: which migrations have been applied, by the names of their files. */
public final class MigrationHistory {
    /** Rows written by old versions hold seconds, newer ones microseconds; padded to one length they sort together. */
    private static final String NEWEST_FIRST = "SELECT `file` FROM `_migrations`"
            + " ORDER BY substr(`applied` || '0000000000000000', 0, 17) DESC, `file` DESC";

    /** The built-in migrations, in their order; the names are those that folders made by the original hold. */
    public static final List<String> SYSTEM = List.of(
            "1640988000_aux_init.go",
            "1640988000_init.go",
            "1717233556_v0.23_migrate.go",
            "1717233557_v0.23_migrate2.go",
            "1717233558_v0.23_migrate3.go",
            "1717233559_v0.23_migrate4.go",
            "1763020353_update_default_auth_alert_templates.go",
            "1778828400_normalize_indexes.go");

    private MigrationHistory() {}

    /** The applied migrations among the known ones, the latest first, at most {@code limit}. */
    public static List<String> latest(App app, Set<String> known, int limit) {
        List<String> files = app.db().read(session -> session.query(row -> row.text(0), NEWEST_FIRST));
        return files.stream().filter(known::contains).limit(limit).toList();
    }

    /** Forgets that a migration was applied. */
    public static void forget(App app, String file) {
        app.db().write(session -> delete(session, file));
    }

    /** Forgets all migrations but the known ones. */
    public static void keepOnly(App app, Collection<String> known) {
        app.db().write(session -> {
            for (String file : session.query(row -> row.text(0), NEWEST_FIRST)) {
                if (!known.contains(file)) {
                    delete(session, file);
                }
            }
            return null;
        });
    }

    private static int delete(Session session, String file) {
        return session.update("DELETE FROM `_migrations` WHERE `file` = ?", file);
    }
}
