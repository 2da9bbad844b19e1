package dev.satchel.http;

import dev.satchel.error.ApiException;
import dev.satchel.error.FieldErrors;
import dev.satchel.log.LogWriter;
import dev.satchel.settings.LogSettings;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The log entry of a request; made after the answer, written in the background. */
final class RequestLog {
    private static final int LONGEST_METHOD = 50;
    private static final int LONGEST_HEADER = 2000;
    private static final int LONGEST_URL = 3000;

    private RequestLog() {}

    /**
     * @param failure what the handler threw; null if nothing
     * @param nanos how long the request took
     */
    static void add(Exchange exchange, Throwable failure, long nanos) {
        LogWriter log = exchange.app().log();
        LogSettings settings = exchange.app().settings().logs();
        int level = failure == null ? LogWriter.INFO : LogWriter.ERROR;
        if (log == null || settings.maxDays() == 0 || !log.enabled(level)) {
            return;
        }
        Map<String, Object> data = new TreeMap<>(); // in the order in which it is written
        data.put("type", "request");
        data.put("execTime", nanos / 1e6);
        data.put("url", cut(exchange.uri(), LONGEST_URL));
        data.put("method", cut(exchange.method(), LONGEST_METHOD));
        data.put("status", status(exchange, failure));
        data.put("referer", cut(exchange.header(Headers.REFERER), LONGEST_HEADER));
        data.put("userAgent", cut(exchange.header(Headers.USER_AGENT), LONGEST_HEADER));
        data.put("auth", exchange.auth().map(auth -> auth.collection().name()).orElse(""));
        if (settings.logAuthId()) {
            exchange.auth().ifPresent(auth -> data.put("authId", auth.id()));
        }
        if (settings.logIP()) {
            data.put("userIP", exchange.realIp());
            data.put("remoteIP", exchange.remoteIp());
        }
        if (failure != null) {
            data.put("error", String.valueOf(failure.getMessage()));
            if (failure instanceof ApiException error) {
                data.put("details", details(error));
            }
        }
        exchange.logMeta().ifPresent(meta -> data.put("meta", meta));
        log.log(level, exchange.method() + ' ' + UrlCodec.decodePath(exchange.uri()), data);
    }

    private static long status(Exchange exchange, Throwable failure) {
        if (failure instanceof ApiException error) {
            return error.status();
        }
        return failure != null ? 0 : exchange.status();
    }

    private static Object details(ApiException error) {
        if (!error.data().isEmpty()) {
            return texts(error.data());
        }
        return error.getCause() == null ? null : String.valueOf(error.getCause().getMessage());
    }

    private static Map<String, Object> texts(FieldErrors errors) {
        Map<String, Object> texts = new LinkedHashMap<>();
        errors.asMap().forEach((name, error) ->
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
