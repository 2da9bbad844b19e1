package dev.satchel.cli;

import dev.satchel.App;
import dev.satchel.Satchel;
import dev.satchel.migrate.MigrationRunner;
import dev.satchel.schema.SystemMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** {@code migrate}: applies and reverts migrations, makes new files for them and tidies the history. */
final class MigrateCommand {
    private static final String CANCELLED = "The command has been cancelled";

    private static final String BLANK = """
            /// <reference path="%s" />
            migrate((app) => {
              // add up queries...
            }, (app) => {
              // add down queries...
            })
            """.stripTrailing();

    private MigrateCommand() {}

    static void run(Invocation invocation) {
        List<String> arguments = invocation.arguments();
        try (Satchel satchel = Main.open(invocation)) {
            switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "", "up" -> up(invocation);
                case "down" -> down(invocation, satchel.app());
                case "create" -> create(invocation);
                case "history-sync" -> sync(invocation, satchel.app());
                case "collections" ->
                    throw new CommandException(
                            "snapshots of the collections need the JavaScript runtime, which this version is without");
                default -> throw new CommandException("unsupported command: \"" + arguments.getFirst() + '"');
            }
        }
    }

    /** The built-in migrations have been applied when the folder was opened. */
    private static void up(Invocation invocation) {
        invocation.program().console().success("No new migrations to apply.");
    }

    private static void down(Invocation invocation, App app) {
        Console console = invocation.program().console();
        int count = count(invocation.arguments());
        MigrationRunner runner = new MigrationRunner(app.engine(), SystemMigrations.all());
        List<String> files = runner.latest(count < 0 ? Integer.MAX_VALUE : count);
        String question = "\n" + String.join("\n", files) + "\nDo you really want to revert the last " + files.size()
                + " applied migration(s)?";
        if (!console.confirm(question)) {
            console.print(CANCELLED);
            return;
        }
        if (files.isEmpty()) {
            console.success("No migrations to revert.");
        }
        for (String file : runner.down(files.size())) {
            console.success("Reverted " + file);
        }
    }

    private static int count(List<String> arguments) {
        if (arguments.size() < 2) {
            return 1;
        }
        try {
            return Integer.parseInt(arguments.get(1));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void create(Invocation invocation) {
        if (invocation.arguments().size() < 2 || invocation.arguments().get(1).isEmpty()) {
            throw new CommandException("missing migration file name");
        }
        Console console = invocation.program().console();
        Path folder = folder(invocation);
        long now = System.currentTimeMillis() / 1000;
        Path file = folder.resolve(now + "_" + snakeCase(invocation.arguments().get(1)) + ".js");
        if (!console.confirm("Do you really want to create migration \"" + file + "\"?")) {
            console.print(CANCELLED);
            return;
        }
        try {
            Files.createDirectories(folder);
            Path types = Path.of(invocation.text("dir"), "types.d.ts")
                    .toAbsolutePath()
                    .normalize();
            String reference =
                    folder.toAbsolutePath().normalize().relativize(types).toString();
            Files.writeString(file, BLANK.formatted(reference));
        } catch (IOException e) {
            throw new CommandException("failed to save migration file \"" + file + "\": " + e.getMessage(), e);
        }
        console.success("Successfully created file \"" + file + '"');
    }

    private static void sync(Invocation invocation, App app) {
        Set<String> known = new HashSet<>();
        Path folder = folder(invocation);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString()).forEach(known::add);
            } catch (IOException e) {
                throw new CommandException("failed to read " + folder + ": " + e.getMessage(), e);
            }
        }
        new MigrationRunner(app.engine(), SystemMigrations.all()).historySync(known);
        invocation.program().console().success("The _migrations table was synced with the available migrations.");
    }

    static Path folder(Invocation invocation) {
        String given = invocation.text("migrationsDir");
        return given.isEmpty()
                ? Path.of(invocation.text("dir")).resolve("../pb_migrations").normalize()
                : Path.of(given);
    }

    /** {@code my Test-Name} becomes {@code my_test_name}, {@code abCd} {@code ab_cd}. */
    static String snakeCase(String text) {
        StringBuilder snake = new StringBuilder();
        for (String part : text.split("[\\W_]+")) {
            if (part.isEmpty()) {
                continue;
            }
            if (!snake.isEmpty()) {
                snake.append('_');
            }
            for (int i = 0; i < part.length(); i++) {
                char c = part.charAt(i);
                if (i > 0 && Character.isUpperCase(c) && !Character.isUpperCase(part.charAt(i - 1))) {
                    snake.append('_');
                }
                snake.append(c);
            }
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }
}
