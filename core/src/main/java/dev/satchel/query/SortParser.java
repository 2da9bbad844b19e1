package dev.satchel.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** From a sort parameter to what it orders by. */
final class SortParser {
    private static final int MAX_ITEMS = 8;
    private static final int MAX_ITEM_BYTES = 255;

    private SortParser() {}

    /** @param name an identifier, {@code @random} or {@code @rowid} */
    record Item(String name, boolean descending) {}

    /** @throws FilterException if there are too many items, or one is empty or too long */
    static List<Item> parse(String text) {
        List<Item> items = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',') {
                items.add(item(text.substring(start, i)));
                start = i + 1;
                if (items.size() > MAX_ITEMS) {
                    throw new FilterException("too many sort fields");
                }
            }
        }
        return items;
    }

    private static Item item(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > MAX_ITEM_BYTES || trimmed.getBytes(StandardCharsets.UTF_8).length > MAX_ITEM_BYTES) {
            throw new FilterException("too long sort field");
        }
        boolean descending = trimmed.startsWith("-");
        String name = descending || trimmed.startsWith("+") ? trimmed.substring(1) : trimmed;
        if (!isIdentifier(name)) {
            throw new FilterException("invalid sort field \"" + name + "\"");
        }
        return new Item(name, descending);
    }

    private static boolean isIdentifier(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
            if (!letter && !(i == 0 ? c == '@' : c == '.' || c == ':')) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
