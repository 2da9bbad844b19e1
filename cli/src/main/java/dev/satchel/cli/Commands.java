package dev.satchel.cli;

import java.util.ArrayList;
import java.util.List;

/** All commands of the program and their flags. */
final class Commands {
    private final Command root;
    private final List<Flag> globals;

    Commands(Program program) {
        globals = globals(program);
        root = new Command(
                program.name(),
                "",
                "",
                program.name() + " CLI",
                "",
                List.of(),
                List.of(migrate(), serve(), superuser(), update()),
                null);
    }

    Command root() {
        return root;
    }

    /** The flags that every command takes. */
    List<Flag> globals() {
        return globals;
    }

    List<Flag> allFlags() {
        List<Flag> all = new ArrayList<>(globals);
        for (Command command : root.children()) {
            all.addAll(command.flags());
        }
        return all;
    }

    private static List<Flag> globals(Program program) {
        return List.of(
                Flag.bool("automigrate", true, "enable/disable auto migrations"),
                Flag.bool("dev", false, "enable dev mode, aka. printing logs and sql statements to the console"),
                Flag.string("dir", program.beside("pb_data"), "the data directory"),
                new Flag(
                        "encryptionEnv",
                        "",
                        Flag.Type.STRING,
                        "",
                        "none",
                        List.of(
                                "the env variable whose value of 32 characters will be used ",
                                "as encryption key for the app settings")),
                Flag.string("hooksDir", "", "the directory with the JS app hooks"),
                Flag.number("hooksPool", 15, "the total prewarm JS runtimes for the JS app hooks execution"),
                Flag.bool(
                        "hooksWatch",
                        true,
                        "auto restart the app on pb_hooks file change; it has no effect on Windows"),
                Flag.bool(
                        "indexFallback",
                        true,
                        "fallback the request to index.html on missing static path, e.g. when pretty urls are used with"
                                + " SPA"),
                Flag.string("migrationsDir", "", "the directory with the user defined migrations"),
                Flag.string("publicDir", program.beside("pb_public"), "the directory to serve static files"),
                Flag.number("queryTimeout", 30, "the default SELECT queries timeout in seconds"));
    }

    private static Command serve() {
        return Command.of(
                "serve",
                "[domain(s)]",
                "Starts the web server (default to 127.0.0.1:8090 if no domain is specified)",
                "",
                ServeCommand::run,
                Flag.string(
                        "http",
                        "",
                        "TCP address to listen for the HTTP server",
                        "(if domain args are specified - default to 0.0.0.0:80, otherwise - default to"
                                + " 127.0.0.1:8090)"),
                Flag.string(
                        "https",
                        "",
                        "TCP address to listen for the HTTPS server",
                        "(if domain args are specified - default to 0.0.0.0:443, otherwise - default to empty string,"
                                + " aka. no TLS)",
                        "The incoming HTTP traffic also will be auto redirected to the HTTPS version"),
                Flag.strings("origins", "*", "CORS allowed domain origins list"));
    }

    private static Command superuser() {
        return Command.group(
                "superuser",
                "Manage superusers",
                List.of(
                        Command.of(
                                "create",
                                "",
                                "Creates a new superuser",
                                "superuser create test@example.com 1234567890",
                                SuperuserCommand::create),
                        Command.of(
                                "delete",
                                "",
                                "Deletes an existing superuser",
                                "superuser delete test@example.com",
                                SuperuserCommand::delete),
                        Command.of(
                                "ips",
                                "",
                                "Updates the superuser IPs whitelist setting (the IPs/subnets arguments must be space"
                                        + " separated; leave empty to clear the whitelist restriction)",
                                "superuser ips 127.0.0.1 10.0.0.0/24",
                                SuperuserCommand::ips),
                        Command.of(
                                "otp",
                                "",
                                "Creates a new OTP for the specified superuser",
                                "superuser otp test@example.com",
                                SuperuserCommand::otp),
                        Command.of(
                                "update",
                                "",
                                "Changes the password of a single superuser",
                                "superuser update test@example.com 1234567890",
                                SuperuserCommand::update),
                        Command.of(
                                "upsert",
                                "",
                                "Creates, or updates if email exists, a single superuser",
                                "superuser upsert test@example.com 1234567890",
                                SuperuserCommand::upsert)));
    }

    private static Command migrate() {
        return new Command(
                "migrate", "", "Executes app DB migration scripts", """
                Supported arguments are:
                - up            - runs all available migrations
                - down [number] - reverts the last [number] applied migrations
                - create name   - creates new blank migration template file
                - collections   - creates new migration file with snapshot of the local collections configuration
                - history-sync  - ensures that the _migrations history table doesn't have references to deleted migration files""", "", List.of(), List.of(), MigrateCommand::run);
    }

    private static Command update() {
        return Command.of(
                "update",
                "",
                "Automatically updates the current app executable with the latest available version",
                "",
                UpdateCommand::run,
                Flag.bool("backup", true, "Creates a pb_data backup at the end of the update process"));
    }
}
