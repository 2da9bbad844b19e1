package dev.satchel.query;

import dev.satchel.json.Json;
import dev.satchel.json.Numbers;
import java.util.Map;

/** Puts values into a filter's text, as literals of the language. */
final class Placeholders {
    private Placeholders() {}

    /** Replaces every {@code {:key}} of the map; unknown ones stay. */
    static String replace(String text, Map<String, Object> params) {
        if (params.isEmpty() || text.indexOf("{:") < 0) {
            return text;
        }
        StringBuilder replaced = new StringBuilder();
        int at = 0;
        while (true) {
            int open = text.indexOf("{:", at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (close < 0) {
                return replaced.append(text, at, text.length()).toString();
            }
            String key = text.substring(open + 2, close);
            replaced.append(text, at, open);
            if (params.containsKey(key)) {
                replaced.append(literal(params.get(key)));
                at = close + 1;
            } else {
                replaced.append("{:");
                at = open + 2;
            }
        }
    }

    private static String literal(Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean bool -> bool.toString();
            case Double number -> Numbers.plain(number);
            case Float number -> Numbers.plain(number);
            case Number number -> number.toString();
            case CharSequence text -> quoted(text.toString());
            case Map<?, ?> map -> quoted(Json.writeText(map));
            case java.util.Collection<?> list -> quoted(Json.writeText(list));
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> quoted.append("\\\\");
                case '"' -> quoted.append("\\\"");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
