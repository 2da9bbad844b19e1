package dev.satchel.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Locale;

/** Opens a page in the user's browser, if there is a way to. */
final class Browser {
    private Browser() {}

    /** Does not wait and does not fail; a machine without a screen just has no such command. */
    static void open(String url) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        List<String> command;
        if (system.startsWith("windows")) {
            command = List.of("rundll32", "url.dll,FileProtocolHandler", url);
        } else {
            command = List.of(system.startsWith("mac") ? "open" : "xdg-open", url);
        }
        try {
            new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // the link is printed as well
        }
    }
}
