package dev.satchel.http;

import dev.satchel.error.ApiException;
import dev.satchel.error.FieldErrors;
import dev.satchel.json.JsonWritable;
import dev.satchel.json.JsonWriter;
import dev.satchel.log.LogWriter;
import dev.satchel.record.Record;
import dev.satchel.settings.LogSettings;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The log entry of a request; made after the answer, written in the background. */
final class RequestLog {
    private static final int LONGEST_METHOD = 50;
    private static final int LONGEST_HEADER = 2000;
    private static final int LONGEST_URL = 3000;

    private RequestLog() {}

    /**
     * @param failure what the handler threw; null if nothing
     * @param begun status of the answer that the handler had begun, 0 if none
     * @param nanos how long the request took
     */
    static void add(Exchange exchange, Throwable failure, int begun, long nanos) {
        LogWriter log = exchange.app().log();
        LogSettings settings = exchange.app().settings().logs();
        int level = failure == null ? LogWriter.INFO : LogWriter.ERROR;
        if (log == null || settings.maxDays() == 0 || !log.enabled(level)) {
            return;
        }
        Optional<Record> auth = exchange.auth();
        boolean withIps = settings.logIP();
        Entry entry = new Entry(
                auth.map(record -> record.collection().name()).orElse(""),
                settings.logAuthId() ? auth.map(Record::id).orElse("") : "",
                failure,
                nanos,
                exchange.logMeta(),
                exchange.method(),
                exchange.header(Headers.REFERER),
                withIps ? exchange.remoteIp() : "",
                status(failure, begun),
                exchange.uri(),
                exchange.header(Headers.USER_AGENT),
                withIps ? exchange.realIp() : "");
        log.log(level, exchange.method() + ' ' + UrlCodec.decodePath(exchange.uri()), entry);
    }

    /** Written when the entry is stored, with its keys in alphabetical order. */
    private record Entry(
            String auth,
            String authId,
            Throwable failure,
            long nanos,
            Optional<Object> meta,
            String method,
            String referer,
            String remoteIp,
            long status,
            String url,
            String userAgent,
            String userIp)
            implements JsonWritable {

        @Override
        public void writeJson(JsonWriter out) {
            out.beginObject().name("auth").value(auth);
            if (!authId.isEmpty()) {
                out.name("authId").value(authId);
            }
            if (failure instanceof ApiException error) {
                out.name("details").any(details(error));
            }
            if (failure != null) {
                out.name("error").value(String.valueOf(failure.getMessage()));
            }
            out.name("execTime").raw(millis(nanos));
            if (meta.isPresent()) {
                out.name("meta").any(meta.get());
            }
            out.name("method").value(cut(method, LONGEST_METHOD));
            out.name("referer").value(cut(referer, LONGEST_HEADER));
            if (!remoteIp.isEmpty()) {
                out.name("remoteIP").value(remoteIp);
            }
            out.name("status").value(status);
            out.name("type").value("request");
            out.name("url").value(cut(url, LONGEST_URL));
            out.name("userAgent").value(cut(userAgent, LONGEST_HEADER));
            if (!userIp.isEmpty()) {
                out.name("userIP").value(userIp);
            }
            out.endObject();
        }
    }

    /** Milliseconds with six decimals, as JSON. */
    private static byte[] millis(long nanos) {
        String fraction = Long.toString(1_000_000 + nanos % 1_000_000);
        return (nanos / 1_000_000 + "." + fraction.substring(1)).getBytes(StandardCharsets.US_ASCII);
    }

    private static long status(Throwable failure, int begun) {
        return begun == 0 && failure instanceof ApiException error ? error.status() : begun;
    }

    private static Object details(ApiException error) {
        if (!error.data().isEmpty()) {
            return texts(error.data());
        }
        return error.getCause() == null ? null : String.valueOf(error.getCause().getMessage());
    }

    private static Map<String, Object> texts(FieldErrors errors) {
        Map<String, Object> texts = new LinkedHashMap<>();
        errors.asMap()
                .forEach((name, error) ->
                        texts.put(name, error instanceof FieldErrors nested ? texts(nested) : error.toString()));
        return texts;
    }

    static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Cuts to a number of bytes and marks it. */
    static String cut(String text, int most) {
        if (text.length() * 3L <= most) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= most ? text : new String(bytes, 0, most, StandardCharsets.UTF_8) + "...";
    }
}
