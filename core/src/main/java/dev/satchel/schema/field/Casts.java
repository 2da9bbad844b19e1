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
import java.util.Map;
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
        int length = text.length();
        int at = length > 0 && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
        boolean digits = false;
        boolean point = false;
        int i = at;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = true;
            } else if (c == '.' && !point) {
                point = true;
            } else if (c != '_' || !betweenDigits(text, i)) {
                break;
            }
        }
        if (!digits) {
            return special(text, at);
        }
        if (i < length && (text.charAt(i) == 'x' || text.charAt(i) == 'X')) {
            return hexadecimal(text);
        }
        if (i < length) {
            char e = text.charAt(i++);
            if (e != 'e' && e != 'E' || !isExponent(text, i)) {
                return 0;
            }
        }
        double number = Double.parseDouble(text.indexOf('_') < 0 ? text : text.replace("_", ""));
        return Double.isInfinite(number) ? 0 : number;
    }

    private static boolean betweenDigits(String text, int i) {
        return i > 0 && i + 1 < text.length() && isDigit(text.charAt(i - 1)) && isDigit(text.charAt(i + 1));
    }

    private static boolean isExponent(String text, int from) {
        int i = from < text.length() && (text.charAt(from) == '+' || text.charAt(from) == '-') ? from + 1 : from;
        if (i == text.length()) {
            return false;
        }
        for (; i < text.length(); i++) {
            if (!isDigit(text.charAt(i)) && !(text.charAt(i) == '_' && betweenDigits(text, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static double special(String text, int sign) {
        String word = text.substring(sign);
        if (word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return text.equalsIgnoreCase("nan") ? Double.NaN : 0;
    }

    /** A hexadecimal float, {@code 0x1p4}; its exponent may not be left out. */
    private static double hexadecimal(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isInfinite(number) || !Character.isDigit(text.charAt(text.length() - 1)) ? 0 : number;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** A column's content as text. */
    static String column(Object raw) {
        return raw instanceof Double number ? Numbers.general(number) : text(raw);
    }

    static boolean bool(Object value) {
        return switch (value) {
            case Boolean bool -> bool;
            case Number number -> number.doubleValue() != 0;
            case String text -> GoText.parseBoolean(text).orElse(false);
            case byte[] utf8 ->
                GoText.parseBoolean(new String(utf8, StandardCharsets.UTF_8)).orElse(false);
            case null, default -> false;
        };
    }

    /** Unique non-blank texts in order of first appearance; text holding {@code [} is tried as a JSON array of texts. */
    static List<String> texts(Object value) {
        Set<String> texts = new LinkedHashSet<>();
        switch (value) {
            case null -> {}
            case List<?> list -> {
                for (Object item : list) {
                    if (item instanceof Map || item instanceof List) {
                        return List.of(); // no list of texts at all
                    }
                    texts.add(text(item));
                }
            }
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

    /** Adds the texts of an array; if it holds anything else, or is none, the whole text too. */
    private static void addText(Set<String> texts, String text) {
        if (text.indexOf('[') >= 0) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            if (Json.isValid(utf8) && parsed(utf8) instanceof List<?> list) {
                boolean pure = true;
                for (Object item : list) {
                    if (item instanceof String part) {
                        texts.add(part);
                    } else {
                        pure &= item == null;
                    }
                }
                if (pure) {
                    return;
                }
            }
        }
        texts.add(text);
    }

    private static Object parsed(byte[] utf8) {
        try {
            return Json.parse(utf8);
        } catch (JsonException e) {
            return null; // a number that is too large
        }
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
