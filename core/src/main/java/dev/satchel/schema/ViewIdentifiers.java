package dev.satchel.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns and tables that a view's query names. It decides only which types the view's fields get; whether the
 * query is good SQL is the database's business.
 *
 * <p>The query is cut into words outside of quotes and parentheses. {@code SELECT}, {@code FROM} and {@code JOIN} begin
 * parts of which the items are columns or tables, each {@code expression}, {@code expression alias} or
 * {@code expression AS alias}; words such as {@code WHERE} begin parts that are passed over. A subquery, a function call
 * and the body of a common table expression are each one word in parentheses and are not looked into.
 *
 * @param columns in the order of the select list
 * @param tables those of FROM first, then the joined ones
 */
record ViewIdentifiers(List<Identifier> columns, List<Identifier> tables) {
    private static final String QUOTES = "`\"[];";
    private static final Set<String> JOIN_WORDS = Set.of("left", "right", "full", "inner", "outer", "cross", "natural");
    private static final Set<String> SKIPPED_PARTS = Set.of("where", "having", "order", "limit", "with");

    /**
     * An item of a list.
     *
     * @param original what stands before the alias, quotes trimmed
     * @param alias the name it has outside
     */
    record Identifier(String original, String alias) {

        /** @throws ViewQueryException if it has too many words */
        static Identifier parse(String text) {
            List<String> words = SqlText.split(text, " \t\r\n");
            return switch (words.size()) {
                case 1 -> new Identifier(trimParts(words.get(0)), trimAlias(afterLastDot(words.get(0))));
                case 2 -> new Identifier(trimParts(words.get(0)), trimAlias(words.get(1)));
                case 3 -> {
                    if (!words.get(1).equalsIgnoreCase("as")) {
                        throw new ViewQueryException("invalid identifier part - expected \"as\", got " + words.get(1));
                    }
                    yield new Identifier(trimParts(words.get(0)), trimAlias(words.get(2)));
                }
                default ->
                    throw new ViewQueryException(
                            "invalid identifier parts " + words.toString().replace(", ", " "));
            };
        }

        private static String trimParts(String expression) {
            List<String> parts = new ArrayList<>();
            for (String part : expression.split("\\.", -1)) {
                parts.add(SqlText.trim(part, QUOTES));
            }
            return String.join(".", parts);
        }

        private static String afterLastDot(String expression) {
            return expression.substring(expression.lastIndexOf('.') + 1);
        }

        private static String trimAlias(String alias) {
            return SqlText.trim(alias, QUOTES + "'");
        }
    }

    /** @throws ViewQueryException if an item of a list has too many words, or something is left open */
    static ViewIdentifiers parse(String query) {
        String text = withoutComments(query);
        String open = SqlText.unfinished(text, ", \t\r\n");
        if (!open.isEmpty()) {
            throw new ViewQueryException("unbalanced parenthesis or quoted expression: \"" + open + "\"");
        }
        List<String> words = words(text);
        StringBuilder select = new StringBuilder();
        StringBuilder from = new StringBuilder();
        List<StringBuilder> joins = new ArrayList<>();
        StringBuilder part = new StringBuilder(); // what stands before the first SELECT goes nowhere
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).toLowerCase(Locale.ROOT);
            if (word.equals("select")) {
                part = select;
            } else if (word.equals("from")) {
                part = from;
            } else if (joinAt(words, i) > i) {
                i = joinAt(words, i) - 1;
                part = new StringBuilder();
                joins.add(part);
            } else if (SKIPPED_PARTS.contains(word)
                    || (word.equals("on") && !joins.isEmpty() && part == joins.getLast())
                    || isGroupBy(words, i)) {
                part = new StringBuilder();
            } else if (!word.equals("distinct")) {
                part.append(word.equals(",") ? "," : " " + words.get(i));
            }
        }
        List<Identifier> tables = identifiers(from.toString());
        joins.forEach(join -> tables.addAll(identifiers(join.toString())));
        return new ViewIdentifiers(identifiers(select.toString()), tables);
    }

    private static List<Identifier> identifiers(String list) {
        List<Identifier> identifiers = new ArrayList<>();
        for (String item : SqlText.split(list, ",")) {
            identifiers.add(Identifier.parse(item));
        }
        return identifiers;
    }

    /** The index after the words of a join that begin at {@code i}, {@code i} if there is none. */
    private static int joinAt(List<String> words, int i) {
        int at = i;
        while (at < words.size() && JOIN_WORDS.contains(words.get(at).toLowerCase(Locale.ROOT))) {
            at++;
        }
        return at < words.size() && words.get(at).equalsIgnoreCase("join") ? at + 1 : i;
    }

    private static boolean isGroupBy(List<String> words, int i) {
        return words.get(i).equalsIgnoreCase("group")
                && i + 1 < words.size()
                && words.get(i + 1).equalsIgnoreCase("by");
    }

    /** Words and commas outside of quotes and parentheses. */
    private static List<String> words(String query) {
        List<String> words = new ArrayList<>();
        List<String> items = SqlText.splitAll(query, ",");
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                words.add(",");
            }
            words.addAll(SqlText.split(items.get(i), " \t\r\n"));
        }
        return words;
    }

    private static String withoutComments(String query) {
        StringBuilder text = new StringBuilder(query.length());
        char quote = 0;
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (query.startsWith("--", i)) {
                int end = query.indexOf('\n', i);
                i = end < 0 ? query.length() : end;
                text.append(' ');
                continue;
            } else if (query.startsWith("/*", i)) {
                int end = query.indexOf("*/", i + 2);
                i = end < 0 ? query.length() : end + 1;
                text.append(' ');
                continue;
            }
            text.append(c);
        }
        return text.toString();
    }
}
