package dev.satchel.cli;

import java.util.List;
import java.util.Optional;

/**
 * A command, or a group of commands.
 *
 * @param name the word that calls it
 * @param arguments what follows the name in the usage line, {@code ""} for nothing
 * @param summary its line in the list of commands
 * @param details the first lines of its help
 * @param example lines for the help, {@code ""} for none
 * @param flags flags of its own
 * @param children the commands of a group
 * @param action what it does; a group does nothing but show its help
 */
record Command(
        String name,
        String arguments,
        String summary,
        String details,
        String example,
        List<Flag> flags,
        List<Command> children,
        Action action) {

    /** What a command does; a {@link CommandException} is reported to the user. */
    @FunctionalInterface
    interface Action {
        void run(Invocation invocation);
    }

    static Command of(String name, String arguments, String summary, String example, Action action, Flag... flags) {
        return new Command(name, arguments, summary, summary, example, List.of(flags), List.of(), action);
    }

    static Command group(String name, String summary, List<Command> children, Flag... flags) {
        return new Command(name, "", summary, summary, "", List.of(flags), children, null);
    }

    boolean isGroup() {
        return !children.isEmpty();
    }

    Optional<Command> child(String word) {
        return children.stream().filter(child -> child.name.equals(word)).findFirst();
    }
}
