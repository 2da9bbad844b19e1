package dev.satchel.cli;

import java.util.List;
import java.util.Map;

/**
 * A command as it was called.
 *
 * @param program the running program
 * @param command what was called
 * @param path the names from the program's to the command's, separated by spaces
 * @param arguments what is neither a flag nor a command
 * @param values the flags that were given; those of lists joined by commas
 */
record Invocation(Program program, Command command, String path, List<String> arguments, Map<String, String> values) {

    boolean isHelp() {
        return "true".equals(values.get("help"));
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    String text(String flag) {
        String value = values.get(flag);
        return value != null ? value : initial(flag);
    }

    boolean isOn(String flag) {
        return Boolean.parseBoolean(text(flag));
    }

    int number(String flag) {
        return Integer.parseInt(text(flag));
    }

    private String initial(String flag) {
        for (Flag known : command.flags()) {
            if (known.name().equals(flag)) {
                return known.initial();
            }
        }
        for (Flag known : program.commands().globals()) {
            if (known.name().equals(flag)) {
                return known.initial();
            }
        }
        throw new IllegalArgumentException(flag);
    }
}
