package dev.satchel.cli;

import java.util.List;

/**
 * A flag of a command.
 *
 * @param name the long name, without dashes
 * @param shorthand one letter, or {@code ""}
 * @param type what value it takes
 * @param initial the value when it is not given
 * @param shown the default as the help shows it, {@code ""} for none
 * @param usage the lines of its description
 */
record Flag(String name, String shorthand, Type type, String initial, String shown, List<String> usage) {

    enum Type {
        BOOL(""),
        STRING(" string"),
        INT(" int"),
        STRINGS(" strings");

        private final String label;

        Type(String label) {
            this.label = label;
        }
    }

    static Flag bool(String name, boolean initial, String usage) {
        return new Flag(name, "", Type.BOOL, Boolean.toString(initial), initial ? "true" : "", List.of(usage));
    }

    static Flag string(String name, String initial, String... usage) {
        String shown = initial.isEmpty() ? "" : '"' + initial + '"';
        return new Flag(name, "", Type.STRING, initial, shown, List.of(usage));
    }

    static Flag number(String name, int initial, String usage) {
        return new Flag(name, "", Type.INT, Integer.toString(initial), Integer.toString(initial), List.of(usage));
    }

    static Flag strings(String name, String initial, String usage) {
        return new Flag(name, "", Type.STRINGS, initial, '[' + initial + ']', List.of(usage));
    }

    static Flag help(String command) {
        return new Flag("help", "h", Type.BOOL, "false", "", List.of("help for " + command));
    }

    static Flag version(String command) {
        return new Flag("version", "v", Type.BOOL, "false", "", List.of("version for " + command));
    }

    /** The left column of the help. */
    String label() {
        return (shorthand.isEmpty() ? "      --" : "  -" + shorthand + ", --") + name + type.label;
    }
}
