package dev.satchel.cli;

import dev.satchel.Config;
import dev.satchel.Satchel;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The program's entry. Exit codes are the original's, as scripts rely on them: 0 also for a command that failed (the
 * text says so), 1 only if the data folder could not be opened.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(Program.current(), List.of(args)));
    }

    private static int run(Program program, List<String> args) {
        Console console = program.console();
        CommandLine.Target target = CommandLine.target(program, args);
        Command command = target.command();
        List<String> words = CommandLine.words(program, args);
        if (target.depth() == 0 && !words.isEmpty()) {
            console.error("unknown command \"" + words.getFirst() + "\" for \"" + program.name() + '"'
                    + suggestion(command, words.getFirst()));
            console.print("Run '" + program.name() + " --help' for usage.");
            return 0;
        }
        try {
            Invocation invocation = CommandLine.parse(program, target, args);
            if (invocation.values().getOrDefault("version", "false").equals("true")) {
                console.print(program.name() + " version " + program.version());
            } else if (invocation.isHelp() || command.isGroup()) {
                if (!invocation.isHelp()) {
                    open(invocation).close(); // as the original: a command that is missing a word opens the folder too
                }
                console.print(Help.of(command, target.path(), program.commands().globals())
                        .stripTrailing());
            } else {
                command.action().run(invocation);
            }
            return 0;
        } catch (CommandException e) {
            console.error(e.getMessage());
            if (command.isGroup() && target.depth() > 0) {
                String usage =
                        Help.usage(command, target.path(), program.commands().globals());
                console.fatal(usage.stripTrailing());
            }
            return 0;
        } catch (BootstrapException e) {
            String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss"));
            console.fatal(time + ' ' + e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            console.error(text(e));
            return 0;
        }
    }

    /** Opens the data folder for a command. */
    static Satchel open(Invocation invocation) {
        Config config = invocation.program().config(invocation);
        try {
            return Satchel.open(config);
        } catch (RuntimeException e) {
            throw new BootstrapException(e);
        }
    }

    private static String suggestion(Command command, String word) {
        List<String> close = command.children().stream()
                .map(Command::name)
                .filter(name -> name.startsWith(word) || Distance.between(name, word) <= 2)
                .toList();
        return close.isEmpty() ? "" : "\n\nDid you mean this?\n\t" + String.join("\n\t", close) + '\n';
    }

    private static String text(RuntimeException error) {
        return error.getMessage() != null ? error.getMessage() : error.toString();
    }

    /** The data folder could not be opened. */
    private static final class BootstrapException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BootstrapException(RuntimeException cause) {
            super(text(cause), cause);
        }
    }
}
