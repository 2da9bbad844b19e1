package dev.satchel.cli;

import dev.satchel.Config;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The running program: what it was called, and what all its commands share. The launcher passes what it was called in
 * the system property {@code satchel.argv0} and whether standard output is a terminal in {@code satchel.tty}.
 */
final class Program {
    /** Queries longer than this are stopped when {@code --queryTimeout} is zero or less; seconds. */
    private static final int DEFAULT_QUERY_TIMEOUT = 30;

    private final String argv0;
    private final String version;
    private final Console console;
    private final Commands commands;

    Program(String argv0, String version, Console console) {
        this.argv0 = argv0;
        this.version = version;
        this.console = console;
        this.commands = new Commands(this);
    }

    static Program current() {
        String version = Program.class.getPackage().getImplementationVersion();
        return new Program(
                System.getProperty("satchel.argv0", "satchel"),
                version == null ? "(untracked)" : version,
                new Console(Boolean.getBoolean("satchel.tty")));
    }

    /** As typed. */
    String argv0() {
        return argv0;
    }

    /** What the program is called in texts: the last part of what was typed. */
    String name() {
        return argv0.substring(argv0.lastIndexOf('/') + 1);
    }

    String version() {
        return version;
    }

    Console console() {
        return console;
    }

    Commands commands() {
        return commands;
    }

    /** A path beside the program, relative if the program was called by a relative path. */
    String beside(String name) {
        int slash = argv0.lastIndexOf('/');
        String folder = slash < 0 ? "." : slash == 0 ? "/" : argv0.substring(0, slash);
        return folder.endsWith("/") ? folder + name : folder + '/' + name;
    }

    Config config(Invocation invocation) {
        int seconds = invocation.number("queryTimeout");
        return new Config(
                Path.of(invocation.text("dir")),
                invocation.isOn("dev"),
                Duration.ofSeconds(seconds > 0 ? seconds : DEFAULT_QUERY_TIMEOUT),
                invocation.text("encryptionEnv"));
    }
}
