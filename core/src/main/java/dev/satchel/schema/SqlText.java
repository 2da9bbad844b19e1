package dev.satchel.schema;

import java.util.ArrayList;
import java.util.List;

/** Splitting of SQL text by separators that stand outside of quotes and parentheses. */
final class SqlText {
    private SqlText() {}

    /** The parts between the separators, trimmed, blank ones left out. */
    static List<String> split(String sql, String separators) {
        List<String> parts = splitAll(sql, separators);
        parts.removeIf(String::isEmpty);
        return parts;
    }

    /** The parts between the separators, trimmed, blank ones too. */
    static List<String> splitAll(String sql, String separators) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (depth == 0 && separators.indexOf(c) >= 0) {
                parts.add(sql.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(sql.substring(start).strip());
        return parts;
    }

    /** The last part if a parenthesis or quote in it is still open at the end, else {@code ""}. */
    static String unfinished(String sql, String separators) {
        String last = splitAll(sql, separators).getLast();
        Nesting end = Nesting.of(last);
        return end.depth() > 0 || end.quoted() ? last : "";
    }

    /** Whether every parenthesis and every quote outside of the others has its counterpart. */
    static boolean balanced(String sql) {
        Nesting end = Nesting.of(sql);
        return end.depth() == 0 && end.least() == 0 && !end.quoted();
    }

    /**
     * Where the end of a text stands.
     *
     * @param depth parentheses that are open, negative if more were closed
     * @param least the smallest depth on the way, at most 0
     * @param quoted whether a quote is open
     */
    private record Nesting(int depth, int least, boolean quoted) {
        static Nesting of(String sql) {
            int depth = 0;
            int least = 0;
            char quote = 0;
            for (int i = 0; i < sql.length(); i++) {
                char c = sql.charAt(i);
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                } else if (c == '\'' || c == '"' || c == '`') {
                    quote = c;
                } else if (c == '(') {
                    depth++;
                } else if (c == ')') {
                    depth--;
                    least = Math.min(least, depth);
                }
            }
            return new Nesting(depth, least, quote != 0);
        }
    }

    /** The text without any of the given characters and white space at both ends. */
    static String trim(String text, String characters) {
        int start = 0;
        int end = text.length();
        while (start < end && trimmed(text.charAt(start), characters)) {
            start++;
        }
        while (end > start && trimmed(text.charAt(end - 1), characters)) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean trimmed(char c, String characters) {
        return characters.indexOf(c) >= 0 || Character.isWhitespace(c);
    }
}
