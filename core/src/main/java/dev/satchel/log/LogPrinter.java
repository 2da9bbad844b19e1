package dev.satchel.log;

import dev.satchel.json.Json;
import java.io.PrintStream;
import java.util.Map;

/** Prints log entries for people, as {@code --dev} does. */
final class LogPrinter {
    private LogPrinter() {}

    static void print(int level, String message, Map<String, Object> data) {
        StringBuilder text =
                new StringBuilder(level(level)).append(' ').append(message).append('\n');
        if ("request".equals(data.get("type"))) {
            Object error = data.get("error");
            if (error != null && !error.equals("")) {
                text.append("└─ ").append(error).append('\n');
            }
            Object details = data.get("details");
            if (details != null && !details.equals("")) {
                text.append("   └─ ")
                        .append(details instanceof String plain ? plain : Json.writeText(details))
                        .append('\n');
            }
        } else if (!data.isEmpty()) {
            text.append("└─ ").append(Json.writeText(data)).append('\n');
        }
        PrintStream out = System.out;
        out.print(text);
        out.flush();
    }

    private static String level(int level) {
        return switch (level) {
            case LogWriter.DEBUG -> "DEBUG";
            case LogWriter.INFO -> "INFO";
            case LogWriter.WARN -> "WARN";
            case LogWriter.ERROR -> "ERROR";
            default -> "[" + level + "]";
        };
    }
}
