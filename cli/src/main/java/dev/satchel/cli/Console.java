package dev.satchel.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the user reads and types. Texts are UTF-8 whatever the locale is; colours are used on a terminal only. */
final class Console {
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String CYAN = "36";

    private final PrintStream out = stream(FileDescriptor.out);
    private final PrintStream err = stream(FileDescriptor.err);
    private final boolean terminal;
    private final boolean coloured;
    private BufferedReader in;

    Console(boolean terminal) {
        this.terminal = terminal;
        String noColor = System.getenv("NO_COLOR");
        coloured = terminal && (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Whether standard output is one, so that somebody is likely to sit before it. */
    boolean isTerminal() {
        return terminal;
    }

    void print(String line) {
        out.print(line + '\n');
        out.flush();
    }

    void success(String line) {
        print(paint(GREEN, line));
    }

    void error(String message) {
        print(paint(RED, "Error: " + message));
    }

    /** Something went wrong before the command could start: a line on standard error. */
    void fatal(String line) {
        err.print(line + '\n');
        err.flush();
    }

    String green(String text) {
        return paint(GREEN, text);
    }

    String cyan(String text) {
        return paint(CYAN, text);
    }

    /** Asks until the answer is yes or no; an empty line and the end of the input mean no. */
    boolean confirm(String question) {
        while (true) {
            err.print(question + " (y/N) ");
            err.flush();
            String answer = readLine().strip().toLowerCase(Locale.ROOT);
            switch (answer) {
                case "y", "yes" -> {
                    return true;
                }
                case "", "n", "no" -> {
                    return false;
                }
                default -> {
                    // asked again
                }
            }
        }
    }

    private String readLine() {
        if (in == null) {
            in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        }
        try {
            String line = in.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String paint(String colour, String text) {
        return coloured ? "\u001b[" + colour + 'm' + text + "\u001b[0m" : text;
    }
}
