package dev.satchel.db.sqlite;

import dev.satchel.db.Session.Blob;
import java.nio.charset.StandardCharsets;

/** SQL with its arguments filled in, for people to read; never to be run. */
public final class SqlText {
    private static final int MAX_VALUE = 1000;

    private SqlText() {}

    /** Replaces each {@code ?} outside of quotes by its argument. */
    public static String filled(String sql, Object[] args) {
        StringBuilder text = new StringBuilder(sql.length() + 64);
        int next = 0;
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '?' && next < args.length) {
                text.append(value(args[next++]));
                continue;
            }
            text.append(c);
        }
        return text.toString();
    }

    private static String value(Object arg) {
        return switch (arg) {
            case null -> "NULL";
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case Blob blob -> "x'" + blob.bytes().length + " bytes'";
            case byte[] utf8 -> quoted(new String(utf8, StandardCharsets.UTF_8));
            default -> quoted(arg.toString());
        };
    }

    private static String quoted(String text) {
        String shown = text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) + "..." : text;
        return "'" + shown.replace("'", "''") + "'";
    }
}
