package dev.satchel.http;

import dev.satchel.file.UploadedFile;
import dev.satchel.json.Json;
import dev.satchel.json.JsonException;
import dev.satchel.json.Numbers;
import dev.satchel.json.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Values and files of a form, urlencoded or multipart, with the query's parameters after the body's. */
final class FormData {
    /** Holds a JSON object that is merged over the other values. */
    static final String JSON_PAYLOAD = "@jsonPayload";

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, List<UploadedFile>> files = new LinkedHashMap<>();
    private final List<AutoCloseable> resources = new ArrayList<>();

    void add(String name, String value) {
        values.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
    }

    void add(String name, FormFile file) {
        files.computeIfAbsent(name, key -> new ArrayList<>(1)).add(file);
        resources.add(file);
    }

    Map<String, List<UploadedFile>> files() {
        return files;
    }

    /** The values for a record: numbers and booleans recognised, several values as a list. */
    Map<String, Object> infer() {
        Map<String, Object> data = new LinkedHashMap<>();
        values.forEach((name, texts) -> {
            if (!name.equals(JSON_PAYLOAD)) {
                data.put(
                        name,
                        texts.size() == 1
                                ? infer(texts.getFirst())
                                : texts.stream().map(FormData::infer).toList());
            }
        });
        for (String payload : values.getOrDefault(JSON_PAYLOAD, List.of())) {
            Object json = Json.parseDoubles(payload.getBytes(StandardCharsets.UTF_8));
            if (json == null) {
                data.clear();
            } else {
                data.putAll(Json.asObject(json));
            }
        }
        return data;
    }

    /** Boolean, number or the text itself. */
    static Object infer(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        if (text.isEmpty() || (text.charAt(0) != '-' && !digit(text.charAt(0)))) {
            return text;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '-' && c != '.' && !digit(c)) {
                return text;
            }
        }
        try {
            double number = Double.parseDouble(text);
            return Numbers.plain(number).equals(text) ? (Object) number : text;
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Sets a fixed form's keys. */
    <T> void merge(T bean, Shape<T> shape, Function<byte[], Object> parser) {
        values.forEach((name, texts) -> {
            if (!name.equals(JSON_PAYLOAD)) {
                shape.mergeForm(bean, name, texts);
            }
        });
        for (String payload : values.getOrDefault(JSON_PAYLOAD, List.of())) {
            Object json = parser.apply(payload.getBytes(StandardCharsets.UTF_8));
            if (json != null && !(json instanceof Map)) {
                throw new JsonException("expected an object");
            }
            shape.merge(bean, json);
        }
    }

    void close() {
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                System.getLogger(FormData.class.getName()).log(System.Logger.Level.DEBUG, "temporary file", e);
            }
        }
    }
}
