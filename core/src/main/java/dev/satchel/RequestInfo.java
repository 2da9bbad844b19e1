package dev.satchel;

import dev.satchel.record.Record;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What rules see of a request as {@code @request.*}, whoever made it: HTTP, a batch, realtime, Java code.
 *
 * <p>Headers are asked for only when a rule names one. The body is a live map that create and update replace by the
 * normalised data.
 */
public final class RequestInfo {
    private final String context;
    private final String method;
    private final Map<String, String> query;
    private final Supplier<Map<String, String>> headers;
    private final Record auth;
    private Map<String, Object> body;
    private Map<String, String> readHeaders;

    /**
     * @param context {@code default}, {@code expand}, {@code realtime}, {@code protectedFile}, {@code batch}, {@code oauth2}, {@code otp}, {@code password}
     * @param method upper case
     * @param query first value of each parameter
     * @param headers first value of each header, by lower-case name with {@code _} for other characters
     * @param auth the caller's record, null for a guest
     */
    public RequestInfo(
            String context,
            String method,
            Map<String, String> query,
            Supplier<Map<String, String>> headers,
            Map<String, Object> body,
            Record auth) {
        this.context = context;
        this.method = method;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.auth = auth;
    }

    /** A guest's call without any request behind it. */
    public static RequestInfo none() {
        return new RequestInfo("default", "", Map.of(), Map::of, new LinkedHashMap<>(), null);
    }

    public String context() {
        return context;
    }

    public String method() {
        return method;
    }

    public Map<String, String> query() {
        return query;
    }

    public Map<String, String> headers() {
        if (readHeaders == null) {
            readHeaders = headers.get();
        }
        return readHeaders;
    }

    public Map<String, Object> body() {
        return body;
    }

    public void body(Map<String, Object> data) {
        body = data;
    }

    public Optional<Record> auth() {
        return Optional.ofNullable(auth);
    }

    public boolean isSuperuser() {
        return auth != null && auth.isSuperuser();
    }

    /** The same request seen from another context. */
    public RequestInfo withContext(String other) {
        return new RequestInfo(other, method, query, this::headers, body, auth);
    }

    /** The same request by another caller. */
    public RequestInfo withAuth(Record other) {
        return new RequestInfo(context, method, query, this::headers, body, other);
    }
}
