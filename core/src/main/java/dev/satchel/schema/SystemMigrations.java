package dev.satchel.schema;

import dev.satchel.App;
import dev.satchel.Engine;
import dev.satchel.db.Session;
import dev.satchel.db.Transaction;
import dev.satchel.migrate.Migration;
import dev.satchel.migrate.MigrationRunner;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The built-in migrations. Their names are those of PocketBase, so that a folder can go from one server to the other and
 * back.
 */
public final class SystemMigrations {
    private static final String AUXILIARY = "1640988000_aux_init.go";

    private record Step(String file, BiConsumer<App, Transaction> work, Consumer<App> undo) implements Migration {

        @Override
        public void up(App app, Transaction auxiliary) {
            work.accept(app, auxiliary);
        }

        @Override
        public void down(App app, Transaction auxiliary) {
            undo.accept(app);
        }

        /** A lost auxiliary.db is made again. */
        @Override
        public boolean again(Session auxiliary) {
            return file.equals(AUXILIARY)
                    && !auxiliary.exists("SELECT 1 FROM sqlite_master WHERE `type` = 'table' AND `name` = '_logs'");
        }
    }

    private SystemMigrations() {}

    /** All, to be run alone or together with those of users. */
    public static List<Migration> all() {
        return List.of(
                step(AUXILIARY, (app, auxiliary) -> SystemTables.createLogs(auxiliary)),
                step("1640988000_init.go", (app, auxiliary) -> SystemTables.create(app)),
                step("1717233556_v0.23_migrate.go", (app, auxiliary) -> Upgrade22.run(app)),
                step("1717233557_v0.23_migrate2.go", (app, auxiliary) -> Upgrade23.indexAndRules(app)),
                step("1717233558_v0.23_migrate3.go", (app, auxiliary) -> Upgrade23.identifiers(app)),
                step("1717233559_v0.23_migrate4.go", (app, auxiliary) -> Upgrade23.sentTo(app)),
                new Step(
                        "1763020353_update_default_auth_alert_templates.go",
                        (app, auxiliary) -> Upgrade23.authAlerts(app),
                        Upgrade23::oldAuthAlerts),
                step("1778828400_normalize_indexes.go", (app, auxiliary) -> UpgradeIndexes.normalize(app)));
    }

    private static Migration step(String file, BiConsumer<App, Transaction> work) {
        return new Step(file, work, app -> {});
    }

    /** Brings both databases up to date and loads the collections. */
    public static void run(Engine engine) {
        new MigrationRunner(engine, all()).up();
        engine.schema(engine.data().read(Schemas::load));
    }
}
