package dev.satchel.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads arguments as the original does, texts of errors included: flags may stand anywhere, {@code --flag value} and
 * {@code --flag=value} are the same (but for booleans, which take their value after {@code =} only), {@code --} ends
 * the flags. Written by hand because the texts are fixed and a start has no time for a general parser.
 */
final class CommandLine {
    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

    private final Program program;
    private final List<Flag> known = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();

    private CommandLine(Program program) {
        this.program = program;
    }

    /** The command that the arguments name, and the names that led to it. */
    record Target(Command command, String path, int depth) {}

    /** Finds the command; what looks like a flag, or like the value of one, is passed over. */
    static Target target(Program program, List<String> args) {
        Command command = program.commands().root();
        String path = command.name();
        int depth = 0;
        for (String word : words(program, args)) {
            Command child = command.child(word).orElse(null);
            if (child == null) {
                break;
            }
            command = child;
            path = path + ' ' + child.name();
            depth++;
        }
        return new Target(command, path, depth);
    }

    /** The first words of the arguments. */
    static List<String> words(Program program, List<String> args) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--")) {
                break;
            }
            if (!arg.startsWith("-") || arg.equals("-")) {
                words.add(arg);
            } else if (arg.indexOf('=') < 0 && takesNext(program, arg)) {
                i++;
            }
        }
        return words;
    }

    private static boolean takesNext(Program program, String arg) {
        if (!arg.startsWith("--")) {
            return false;
        }
        String name = arg.substring(2);
        return !name.equals("help")
                && !name.equals("version")
                && program.commands().allFlags().stream()
                        .noneMatch(flag -> flag.name().equals(name) && flag.type() == Flag.Type.BOOL);
    }

    /**
     * Reads all arguments for the command that was found.
     *
     * @throws CommandException if a flag is unknown or its value is bad
     */
    static Invocation parse(Program program, Target target, List<String> args) {
        CommandLine line = new CommandLine(program);
        line.known.addAll(target.command().flags());
        line.known.addAll(program.commands().globals());
        line.known.add(Flag.help(target.command().name()));
        if (target.depth() == 0) {
            line.known.add(Flag.version(target.command().name()));
        }
        line.read(args);
        List<String> arguments = line.words.subList(Math.min(target.depth(), line.words.size()), line.words.size());
        return new Invocation(
                program, target.command(), target.path(), List.copyOf(arguments), Map.copyOf(line.values));
    }

    private void read(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--")) {
                words.addAll(args.subList(i + 1, args.size()));
                return;
            }
            if (!arg.startsWith("-") || arg.equals("-")) {
                words.add(arg);
            } else if (!arg.startsWith("--")) {
                shorthands(arg);
            } else {
                i += longFlag(arg, i + 1 < args.size() ? args.get(i + 1) : null);
            }
        }
    }

    /** Gives how many of the following arguments were used up. */
    private int longFlag(String arg, String next) {
        int equals = arg.indexOf('=');
        String name = equals < 0 ? arg.substring(2) : arg.substring(2, equals);
        if (name.isEmpty() || name.startsWith("-")) {
            throw new CommandException("bad flag syntax: " + arg);
        }
        Flag flag = known.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandException("unknown flag: --" + name));
        if (equals >= 0) {
            set(flag, arg.substring(equals + 1));
            return 0;
        }
        if (flag.type() == Flag.Type.BOOL) {
            set(flag, "true");
            return 0;
        }
        if (next == null) {
            throw new CommandException("flag needs an argument: --" + name);
        }
        set(flag, next);
        return 1;
    }

    private void shorthands(String arg) {
        for (int i = 1; i < arg.length(); i++) {
            String letter = arg.substring(i, i + 1);
            Flag flag = known.stream()
                    .filter(candidate -> candidate.shorthand().equals(letter))
                    .findFirst()
                    .orElseThrow(() -> new CommandException("unknown shorthand flag: '" + letter + "' in " + arg));
            set(flag, "true");
        }
    }

    private void set(Flag flag, String value) {
        String stored =
                switch (flag.type()) {
                    case BOOL -> bool(flag, value);
                    case INT -> number(flag, value);
                    case STRING -> value;
                    case STRINGS -> values.containsKey(flag.name()) ? values.get(flag.name()) + ',' + value : value;
                };
        values.put(flag.name(), stored);
    }

    private static String bool(Flag flag, String value) {
        if (TRUE.contains(value)) {
            return "true";
        }
        if (FALSE.contains(value)) {
            return "false";
        }
        throw bad(flag, value, "strconv.ParseBool", "invalid syntax");
    }

    private static String number(Flag flag, String value) {
        try {
            return Integer.toString(Integer.parseInt(value));
        } catch (NumberFormatException e) {
            boolean digits = value.matches("[+-]?\\d+");
            throw bad(flag, value, "strconv.ParseInt", digits ? "value out of range" : "invalid syntax");
        }
    }

    private static CommandException bad(Flag flag, String value, String parser, String reason) {
        return new CommandException("invalid argument \"" + value + "\" for \"--" + flag.name() + "\" flag: " + parser
                + ": parsing \"" + value + "\": " + reason);
    }
}
