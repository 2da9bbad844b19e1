package dev.satchel.record;

import dev.satchel.RequestInfo;
import dev.satchel.record.RecordLayout.Target;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.FileField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client submitted for a record: it is loaded into the record and, at the same time, becomes the data that rules
 * see as {@code @request.body}, in which a field's name stands for its value after cast and modifiers.
 */
final class Submission {
    private Submission() {}

    /** Loads body and files, shortest keys first; hidden fields only for superusers. Gives the data for rules. */
    static Map<String, Object> load(Record record, RequestInfo request, Uploads uploads) {
        RecordLayout layout = record.layout();
        Map<String, Object> submitted = withFiles(layout, request.body(), uploads);
        Map<String, Object> data = LinkedHashMap.newLinkedHashMap(submitted.size());
        for (String key : inOrder(record, submitted)) {
            Optional<Target> target = layout.target(key);
            if (target.isEmpty()) {
                data.put(key, submitted.get(key));
                continue;
            }
            int position = target.get().position();
            Field field = layout.fields()[position];
            boolean password = record.collection().isAuth() && field.name().equals("password");
            if (field.hidden() && !request.isSuperuser() && !password) {
                continue;
            }
            if (!layout.ignoresInput(position)) {
                record.change(target.get(), submitted.get(key));
            }
            data.put(field.name(), record.get(position));
        }
        return data;
    }

    /** By length, shortest first; it only matters where a modifier may meet its field. */
    private static java.util.Collection<String> inOrder(Record record, Map<String, Object> submitted) {
        for (String key : submitted.keySet()) {
            if (record.collection().position(key) < 0) {
                List<String> keys = new ArrayList<>(submitted.keySet());
                keys.sort(Comparator.comparingInt(String::length));
                return keys;
            }
        }
        return submitted.keySet();
    }

    /** Files come after the plain names that were submitted under the same key. */
    private static Map<String, Object> withFiles(RecordLayout layout, Map<String, Object> body, Uploads uploads) {
        if (uploads.byPart().isEmpty()) {
            return body;
        }
        Map<String, Object> all = new LinkedHashMap<>(body);
        for (Field field : layout.fields()) {
            if (field instanceof FileField) {
                for (String key : List.of(field.name(), "+" + field.name(), field.name() + "+")) {
                    if (!uploads.of(key).isEmpty()) {
                        List<Object> values = new ArrayList<>();
                        Object plain = all.get(key);
                        if (plain instanceof List<?> list) {
                            values.addAll(list);
                        } else if (plain != null) {
                            values.add(plain);
                        }
                        values.addAll(uploads.of(key));
                        all.put(key, values);
                    }
                }
            }
        }
        return all;
    }
}
