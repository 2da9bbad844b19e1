package dev.satchel.http;

import dev.satchel.error.ApiException;
import dev.satchel.error.FieldError;
import dev.satchel.error.FieldErrors;
import dev.satchel.error.Sentence;
import dev.satchel.json.JsonWritable;
import dev.satchel.json.JsonWriter;
import java.util.Map;

/** The JSON form of errors: {@code code}, {@code data}, {@code message}, {@code status}. */
public final class ErrorJson {
    private ErrorJson() {}

    public static JsonWriter write(ApiException error) {
        JsonWriter out = new JsonWriter(256);
        out.beginObject().name("code").value(error.status());
        properties(error, out);
        return out.endObject();
    }

    /** {@code data}, {@code message} and {@code status}, inside of an object that is begun already. */
    static void properties(ApiException error, JsonWriter out) {
        out.name("data");
        fields(error.data(), out);
        out.name("message").value(error.getMessage());
        out.name("status").value(error.status());
    }

    private static void fields(FieldErrors errors, JsonWriter out) {
        out.beginObject();
        for (Map.Entry<String, Object> entry : errors.asMap().entrySet()) {
            out.name(entry.getKey());
            switch (entry.getValue()) {
                case FieldErrors nested -> fields(nested, out);
                case FieldError error -> leaf(error, out);
                case JsonWritable whole -> whole.writeJson(out);
                default -> throw new IllegalStateException("not an error: " + entry.getValue());
            }
        }
        out.endObject();
    }

    private static void leaf(FieldError error, JsonWriter out) {
        out.beginObject().name("code").value(error.code()).name("message").value(Sentence.of(error.message()));
        if (!error.params().isEmpty()) {
            out.name("params").any(error.params());
        }
        out.endObject();
    }
}
