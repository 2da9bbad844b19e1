package dev.satchel.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The help text of a command, in the form that users of the original know. */
final class Help {
    private final StringBuilder text = new StringBuilder(2000);
    private final Command command;
    private final String path;
    private final List<Flag> globals;
    private final boolean isRoot;

    private Help(Command command, String path, List<Flag> globals) {
        this.command = command;
        this.path = path;
        this.globals = globals;
        this.isRoot = path.equals(command.name());
    }

    /** @param path the names from the program's to the command's */
    static String of(Command command, String path, List<Flag> globals) {
        Help help = new Help(command, path, globals);
        return command.details() + "\n\n" + help.usage();
    }

    /** Only the part that begins with {@code Usage:}. */
    static String usage(Command command, String path, List<Flag> globals) {
        return new Help(command, path, globals).usage();
    }

    private String usage() {
        text.append("Usage:\n  ").append(path);
        if (command.isGroup()) {
            text.append(" [command]\n\nAvailable Commands:\n");
            int width = command.children().stream()
                    .mapToInt(child -> child.name().length())
                    .max()
                    .orElse(0);
            width = Math.max(width, 11);
            for (Command child : command.children()) {
                pad("  " + child.name(), width + 3).append(child.summary()).append('\n');
            }
        } else {
            text.append(command.arguments().isEmpty() ? "" : ' ' + command.arguments())
                    .append(" [flags]\n");
        }
        if (!command.example().isEmpty()) {
            text.append("\nExamples:\n").append(command.example()).append('\n');
        }
        List<Flag> own = new ArrayList<>(command.flags());
        own.add(Flag.help(command.name()));
        if (isRoot) {
            own.addAll(globals);
            own.add(Flag.version(command.name()));
        }
        flags("Flags", own);
        if (!isRoot) {
            flags("Global Flags", globals);
        }
        if (command.isGroup()) {
            text.append("\nUse \"").append(path);
            text.append(" [command] --help\" for more information about a command.\n");
        }
        return text.toString();
    }

    private void flags(String title, List<Flag> flags) {
        text.append('\n').append(title).append(":\n");
        List<Flag> sorted = new ArrayList<>(flags);
        sorted.sort(Comparator.comparing(Flag::name));
        int width = 0;
        for (Flag flag : sorted) {
            width = Math.max(width, flag.label().length());
        }
        for (Flag flag : sorted) {
            pad(flag.label(), width + 3);
            text.append(String.join("\n" + " ".repeat(width + 3), flag.usage()));
            if (!flag.shown().isEmpty()) {
                text.append(" (default ").append(flag.shown()).append(')');
            }
            text.append('\n');
        }
    }

    private StringBuilder pad(String label, int width) {
        return text.append(label).append(" ".repeat(Math.max(1, width - label.length())));
    }
}
