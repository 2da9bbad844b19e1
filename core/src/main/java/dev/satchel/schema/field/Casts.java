package dev.satchel.schema.field;

import dev.satchel.json.GoText;
import dev.satchel.json.Json;
import dev.satchel.json.JsonException;
import dev.satchel.json.JsonRaw;
import dev.satchel.json.Numbers;
import dev.satchel.record.GeoPoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What submitted values mean for each kind of field: the conversions of the API, none of which ever fails. */
final class Casts {
    private Casts() {}

    /** Numbers in plain decimal, booleans as words; null, lists and objects are blank. */
    static String text(Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Boolean bool -> bool.toString();
            case Long number -> number.toString();
            case Integer number -> number.toString();
            case Number number -> Numbers.plain(number.doubleValue());
            case byte[] utf8 -> new String(utf8, StandardCharsets.UTF_8);
            case JsonRaw raw -> raw.isNull() ? "" : raw.toString();
            case GeoPoint point -> GeoPointField.text(point);
            default -> "";
        };
    }

    /** Text as a decimal float with Go's liberties; what is none counts as 0, infinities and NaN are kept for the check. */
    static double number(Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case Boolean bool -> bool ? 1 : 0;
            case String text -> number(text);
            case byte[] utf8 -> number(new String(utf8, StandardCharsets.UTF_8));
            case null, default -> 0;
        };
    }

    private static double number(String text) {
        String word = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
        boolean negative = text.startsWith("-");
        switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "inf", "infinity" -> {
                return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            }
            case "nan" -> {
                return Double.NaN;
            }
            default -> {}
        }
        if (word.isEmpty() || !isDecimal(word)) {
            return 0;
        }
        try {
            double number = Double.parseDouble(text.replace("_", ""));
            return Double.isInfinite(number) ? 0 : number;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Digits with at most one dot and an exponent; single underscores between digits only. */
    private static boolean isDecimal(String word) {
        char before = ' ';
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean fine = digit
                    || c == '.'
                    || c == 'e'
                    || c == 'E'
                    || ((c == '+' || c == '-') && (before == 'e' || before == 'E'))
                    || (c == '_' && before >= '0' && before <= '9' && i + 1 < word.length()
                            && Character.isDigit(word.charAt(i + 1)));
            if (!fine) {
                return false;
            }
            before = c;
        }
        return true;
    }

    static boolean bool(Object value) {
        return switch (value) {
            case Boolean bool -> bool;
            case Number number -> number.doubleValue() != 0;
            case String text -> GoText.parseBoolean(text).orElse(false);
            case byte[] utf8 -> GoText.parseBoolean(new String(utf8, StandardCharsets.UTF_8)).orElse(false);
            case null, default -> false;
        };
    }

    /** Unique non-blank texts in order of first appearance; text holding {@code [} is tried as a JSON array of texts. */
    static List<String> texts(Object value) {
        Set<String> texts = new LinkedHashSet<>();
        switch (value) {
            case null -> {}
            case List<?> list -> list.forEach(item -> texts.add(text(item)));
            case byte[] utf8 -> addText(texts, new String(utf8, StandardCharsets.UTF_8));
            case String text -> addText(texts, text);
            case JsonRaw raw -> addText(texts, raw.isNull() ? "" : raw.toString());
            case Number number -> texts.add(text(number));
            case Boolean bool -> texts.add(bool.toString());
            default -> {}
        }
        texts.remove("");
        return List.copyOf(texts);
    }

    private static void addText(Set<String> texts, String text) {
        if (text.indexOf('[') >= 0 && Json.isValid(text.getBytes(StandardCharsets.UTF_8))) {
            try {
                if (Json.parse(text) instanceof List<?> list && list.stream().allMatch(i -> i == null || i instanceof String)) {
                    list.forEach(item -> texts.add(text(item)));
                    return;
                }
            } catch (JsonException e) {
                // a plain text after all
            }
        }
        texts.add(text);
    }

    /** The last of the list, as single fields take it. */
    static String last(List<String> texts) {
        return texts.isEmpty() ? "" : texts.getLast();
    }

    /** Existing values followed by the added ones. */
    static List<Object> join(List<?> first, List<?> second) {
        List<Object> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
