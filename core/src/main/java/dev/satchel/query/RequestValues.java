package dev.satchel.query;

import dev.satchel.RequestInfo;
import dev.satchel.file.UploadedFile;
import dev.satchel.json.Json;
import dev.satchel.json.JsonRaw;
import dev.satchel.json.Numbers;
import dev.satchel.record.GeoPoint;
import dev.satchel.record.PasswordValue;
import dev.satchel.record.Record;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks {@code @request.*} up in a request, as values that can be bound. */
final class RequestValues {
    /** A decimal number as Go's strconv reads it. */
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d(_?\\d)*\\.?(\\d(_?\\d)*)?|\\.\\d(_?\\d)*)([eE][+-]?\\d{1,4})?");

    private RequestValues() {}

    /** The part of a request that a path is looked up in. */
    enum Section {
        QUERY,
        HEADERS,
        BODY
    }

    static boolean isSet(RequestInfo request, Section section, String name) {
        return map(request, section).containsKey(name);
    }

    /** Text, {@code Double}, {@code Long}, {@code Boolean} or null; lists and objects as JSON text. */
    static Object find(RequestInfo request, Section section, String[] path) {
        return bindable(walk(map(request, section), path));
    }

    /** What was found, as a number if it is a text that is one. */
    static Object findNumber(RequestInfo request, Section section, String[] path) {
        Object value = find(request, section, path);
        return value instanceof String text && DECIMAL.matcher(text).matches()
                ? Double.valueOf(text.replace("_", ""))
                : value;
    }

    /** A submitted value of a field as text; {@code ""} for lists, objects and what is absent. */
    static String findText(RequestInfo request, String name) {
        Object value = map(request, Section.BODY).get(name);
        return switch (value) {
            case String text -> text;
            case Double number -> Numbers.plain(number);
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case JsonRaw raw -> raw.toString();
            case null, default -> "";
        };
    }

    /** The submitted values of a field with one or many: nothing, one, or the list's. */
    static List<String> list(RequestInfo request, String name) {
        Object value = map(request, Section.BODY).get(name);
        List<String> texts = new ArrayList<>();
        switch (value) {
            case null -> {}
            case Collection<?> list -> list.forEach(item -> texts.add(text(item)));
            case JsonRaw raw when raw.decode() instanceof List<?> list -> list.forEach(item -> texts.add(text(item)));
            default -> texts.add(text(value));
        }
        return texts;
    }

    /** As {@link #list} without empty texts. */
    static List<String> ids(RequestInfo request, String name) {
        List<String> ids = list(request, name);
        ids.removeIf(String::isEmpty);
        return ids;
    }

    /** A property of the caller's record that needs no query; null for a guest. */
    static Object auth(RequestInfo request, String property) {
        Optional<Record> auth = request.auth();
        if (auth.isEmpty()) {
            return null;
        }
        Record record = auth.get();
        return switch (property) {
            case "id" -> record.id();
            case "collectionId" -> record.collection().id();
            case "collectionName" -> record.collection().name();
            case "email" -> record.text("email");
            default -> record.bool(property);
        };
    }

    private static Map<String, ?> map(RequestInfo request, Section section) {
        return switch (section) {
            case QUERY -> request.query();
            case HEADERS -> request.headers();
            case BODY -> request.body();
        };
    }

    private static Object walk(Object start, String[] path) {
        Object at = start;
        for (String part : path) {
            if (at instanceof JsonRaw raw) {
                at = decoded(raw);
            }
            switch (at) {
                case Map<?, ?> map -> at = map.get(part);
                case List<?> list -> at = element(list, part);
                case GeoPoint point -> at = coordinate(point, part);
                case null, default -> {
                    return null;
                }
            }
        }
        return at;
    }

    private static Object coordinate(GeoPoint point, String part) {
        return switch (part) {
            case "lon" -> point.lon();
            case "lat" -> point.lat();
            default -> null;
        };
    }

    private static Object decoded(JsonRaw raw) {
        try {
            return raw.decode();
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static Object element(List<?> list, String part) {
        try {
            int index = Integer.parseInt(part);
            return index >= 0 && index < list.size() ? list.get(index) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Object bindable(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean bool -> bool;
            case Long number -> number;
            case Number number -> number.doubleValue();
            case JsonRaw raw -> raw.toString();
            case GeoPoint point ->
                "{\"lon\":" + Numbers.json(point.lon()) + ",\"lat\":" + Numbers.json(point.lat()) + "}";
            case UploadedFile file -> text(file);
            case PasswordValue password -> password.plain();
            case Collection<?> list ->
                Json.writeText(list.stream().map(RequestValues::plain).toList());
            default -> Json.writeText(value);
        };
    }

    private static Object plain(Object item) {
        return item instanceof UploadedFile file ? text(file) : item;
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case UploadedFile file -> file.name();
            case Double number -> Numbers.plain(number);
            default -> String.valueOf(bindable(value));
        };
    }
}
