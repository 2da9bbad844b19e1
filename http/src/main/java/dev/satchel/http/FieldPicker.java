package dev.satchel.http;

import dev.satchel.json.GoText;
import dev.satchel.json.Json;
import dev.satchel.json.JsonException;
import dev.satchel.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts a JSON answer down to the fields that the client asks for: {@code id,author.name,text:excerpt(200,true),*}.
 *
 * <p>Entries are names with dots into nested objects, and into each element of a list of objects. {@code *} stands for
 * the keys of its level that no other entry names. The shorter of two paths wins. A page is picked from its items.
 */
final class FieldPicker {
    private static final String ALL = "*";
    private static final List<String> PAGE_KEYS = List.of("page", "perPage", "totalItems", "totalPages", "items");
    private static final byte[] NOTHING = new byte[0];

    private FieldPicker() {}

    /** How a value is changed when it is picked. */
    @FunctionalInterface
    private interface Modifier {
        Modifier NONE = value -> value;

        Object apply(Object value);
    }

    /**
     * The picked answer with its line end. Entries that cannot be read give an empty body, as PocketBase answers them.
     *
     * @param written a JSON value
     */
    static byte[] pick(JsonWriter written, String fields) {
        try {
            Map<String, Modifier> entries = parse(fields);
            if (entries.isEmpty()) {
                return written.newline().toByteArray();
            }
            JsonWriter out = new JsonWriter(1024);
            out.any(top(Json.parseDoubles(written.toByteArray()), entries));
            return out.newline().toByteArray();
        } catch (JsonException e) {
            return NOTHING;
        }
    }

    private static Object top(Object answer, Map<String, Modifier> entries) {
        if (answer instanceof Map<?, ?> && Json.asObject(answer).keySet().containsAll(PAGE_KEYS)) {
            Map<String, Object> page = new LinkedHashMap<>(Json.asObject(answer));
            page.computeIfPresent("items", (name, items) -> pick(items, entries));
            return page;
        }
        return pick(answer, entries);
    }

    private static Object pick(Object value, Map<String, Modifier> entries) {
        if (value instanceof List<?> list) {
            if (list.isEmpty() || !(list.getFirst() instanceof Map)) {
                return list;
            }
            List<Object> picked = new ArrayList<>(list.size());
            for (Object item : list) {
                picked.add(pickObject(Json.asObject(item), entries));
            }
            return picked;
        }
        return value instanceof Map ? pickObject(Json.asObject(value), entries) : value;
    }

    private static Map<String, Object> pickObject(Map<String, Object> object, Map<String, Modifier> entries) {
        Map<String, Object> picked = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            Modifier whole = entries.get(name);
            if (whole != null) {
                picked.put(name, whole.apply(value));
                return;
            }
            Map<String, Modifier> below = below(name, entries);
            if (!below.isEmpty()) {
                picked.put(name, pick(value, below));
            } else if (entries.containsKey(ALL)) {
                picked.put(name, entries.get(ALL).apply(value));
            }
        });
        return picked;
    }

    /** The entries that lead into a key, without its name. */
    private static Map<String, Modifier> below(String name, Map<String, Modifier> entries) {
        Map<String, Modifier> below = new LinkedHashMap<>();
        String prefix = name + '.';
        entries.forEach((path, modifier) -> {
            if (path.startsWith(prefix)) {
                below.put(path.substring(prefix.length()), modifier);
            }
        });
        return below;
    }

    private static Map<String, Modifier> parse(String fields) {
        Map<String, Modifier> entries = new LinkedHashMap<>();
        for (String entry : split(fields)) {
            int colon = entry.indexOf(':');
            if (colon < 0) {
                entries.put(entry, Modifier.NONE);
            } else {
                entries.put(
                        entry.substring(0, colon).strip(),
                        modifier(entry.substring(colon + 1).strip()));
            }
        }
        return entries;
    }

    /** Splits at commas outside of parentheses and quotes; items are trimmed, blank ones left out. */
    private static List<String> split(String text) {
        List<String> items = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            if (i == text.length() && (depth != 0 || quote != 0)) {
                throw new JsonException("unbalanced parenthesis or quote");
            }
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (c == ',' && depth == 0) {
                String item = text.substring(start, i).strip();
                if (!item.isEmpty()) {
                    items.add(item);
                }
                start = i + 1;
            }
        }
        return items;
    }

    /** The name and the arguments, whichever of parentheses, commas and blanks stand between them. */
    private static List<String> words(String call) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= call.length(); i++) {
            char c = i == call.length() ? ' ' : call.charAt(i);
            if (c == '(' || c == ')' || c == ',' || Character.isWhitespace(c)) {
                if (i > start) {
                    words.add(call.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    private static Modifier modifier(String call) {
        List<String> words = words(call);
        List<String> args = words.subList(Math.min(1, words.size()), words.size());
        if (args.isEmpty() || args.size() > 2 || !words.getFirst().equals("excerpt")) {
            throw new JsonException("unknown or incomplete modifier " + call);
        }
        int max;
        try {
            max = Integer.parseInt(args.getFirst());
        } catch (NumberFormatException e) {
            throw new JsonException("excerpt needs a number", e);
        }
        if (max <= 0) {
            throw new JsonException("excerpt needs a number above 0");
        }
        Optional<Boolean> ellipsis = args.size() == 2 ? GoText.parseBoolean(args.get(1)) : Optional.empty();
        return value -> value instanceof String text ? Excerpt.of(text, max, ellipsis.orElse(false)) : value;
    }
}
