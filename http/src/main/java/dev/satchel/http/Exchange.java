package dev.satchel.http;

import dev.satchel.App;
import dev.satchel.IpRange;
import dev.satchel.RequestInfo;
import dev.satchel.error.ApiException;
import dev.satchel.file.UploadedFile;
import dev.satchel.json.JsonWritable;
import dev.satchel.json.JsonWriter;
import dev.satchel.json.Shape;
import dev.satchel.record.Record;
import dev.satchel.schema.Collection;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One request and its answer. Used by one thread; gives everything lazily, so that a simple request pays for little. */
public final class Exchange {
    /** Unread bytes of a body that are still read after an error, so that the client gets to see the answer. */
    private static final long MOST_DRAINED = 64L << 20;

    /** Unread bytes of a body that are read over to keep the connection. */
    private static final long MOST_SKIPPED = 256 << 10;

    private final Context context;
    private final App app;
    private final Connection connection;
    private final ServerRequest request;
    private final ServerResponse response;
    private final String method;
    private final String rawPath;
    private final String rawQuery;
    private Route route;
    private Map<String, String> params = Map.of();
    private Map<String, String> query;
    private String path;
    private String realIp;
    private Record auth;
    private RequestBody body;
    private long bodyLimit = Route.DEFAULT_BODY_LIMIT;
    private RequestInfo info;
    private int status;
    private Object logMeta;
    private CompletableFuture<?> filesUser;

    Exchange(Context context, Connection connection, ServerRequest request, ServerResponse response) {
        this.context = context;
        this.app = context.app();
        this.connection = connection;
        this.request = request;
        this.response = response;
        this.method =
                connection.oddMethod().isEmpty() ? request.prologue().method().text() : connection.oddMethod();
        this.rawPath = pathOf(request.prologue().uriPath().rawPath());
        this.rawQuery = request.prologue().query().rawValue();
    }

    /** The path of a request target, which may be a whole URL. */
    private static String pathOf(String target) {
        if (target.startsWith("/") || !(target.startsWith("http://") || target.startsWith("https://"))) {
            return target;
        }
        int slash = target.indexOf('/', target.indexOf("://") + 3);
        return slash < 0 ? "/" : target.substring(slash);
    }

    public App app() {
        return app;
    }

    /** As it was sent; {@code HEAD} stays {@code HEAD}. */
    public String method() {
        return method;
    }

    /** The path as it was sent, still escaped. */
    public String rawPath() {
        return rawPath;
    }

    /** The path, decoded. */
    public String path() {
        if (path == null) {
            path = UrlCodec.decodePath(rawPath);
        }
        return path;
    }

    /** What followed the question mark, as it was sent; {@code ""} if nothing did. */
    public String rawQuery() {
        return rawQuery;
    }

    /** Path and query as they were sent. */
    public String uri() {
        return rawQuery.isEmpty() ? rawPath : rawPath + '?' + rawQuery;
    }

    /** Value of a path parameter of the route, decoded; {@code ""} if it has none of that name. */
    public String param(String name) {
        return params.getOrDefault(name, "");
    }

    void route(Route found, Map<String, String> values) {
        route = found;
        params = values;
    }

    /** First value of each parameter. */
    public Map<String, String> query() {
        if (query == null) {
            query = UrlCodec.firstValues(rawQuery);
        }
        return query;
    }

    /** First value of a query parameter, {@code ""} if it was not sent. */
    public String query(String name) {
        return rawQuery.isEmpty() ? "" : query().getOrDefault(name, "");
    }

    /** First value of a header, {@code ""} if it was not sent. */
    public String header(String name) {
        return header(HeaderNames.create(name));
    }

    String header(HeaderName name) {
        return request.headers().contains(name) ? request.headers().get(name).get() : "";
    }

    /** Every line of a header. */
    List<String> headerLines(String name) {
        return headerLines(HeaderNames.create(name));
    }

    List<String> headerLines(HeaderName name) {
        return request.headers().all(name, List::of);
    }

    /** Address of the connection's other end, in expanded form. */
    public String remoteIp() {
        return connection.ip();
    }

    /** Address of the client, as a trusted proxy gives it; else {@link #remoteIp()}. */
    public String realIp() {
        if (realIp == null) {
            realIp = ClientAddress.real(remoteIp(), app.settings().trustedProxy(), name -> {
                List<String> lines = headerLines(name);
                return lines.isEmpty() ? "" : lines.getLast();
            });
        }
        return realIp;
    }

    public boolean isSecure() {
        return request.isSecure();
    }

    /** The caller; empty for a guest. */
    public Optional<Record> auth() {
        return Optional.ofNullable(auth);
    }

    /** Sets the caller; null makes it a guest. */
    public void auth(Record caller) {
        auth = caller;
        info = null;
    }

    public boolean isSuperuser() {
        return auth != null && auth.isSuperuser();
    }

    /** Whether superusers may act from where the client is. */
    public boolean isSuperuserAllowedHere() {
        List<String> allowed = app.settings().superuserIPs();
        return allowed.isEmpty() || IpRange.anyContains(allowed, realIp());
    }

    /**
     * Counts the request as an action on the collection that the path parameter {@code collection} names.
     *
     * @throws ApiException 404 if there is none, 429 if the client has made too many
     */
    void checkRateLimit(List<String> tags) {
        Collection collection = app.findCollection(param("collection"))
                .orElseThrow(() -> ApiException.missing("Missing or invalid collection context."));
        checkRateLimit(collection, tags);
    }

    /**
     * Counts the request as an action on a collection.
     *
     * @throws ApiException 429 if the client has made too many
     */
    void checkRateLimit(Collection collection, List<String> tags) {
        context.limiter().check(this, collection, method, path(), route.pattern(), tags);
    }

    Context context() {
        return context;
    }

    boolean isHttp10() {
        return connection.closing();
    }

    /**
     * The request as rules see it, with the parsed body.
     *
     * @throws ApiException 400 or 413 if the body cannot be read
     */
    public RequestInfo requestInfo() {
        if (info == null) {
            info = new RequestInfo(
                    "default", method, query(), this::ruleHeaders, requestBody().data(), auth);
        }
        return info;
    }

    Map<String, String> ruleHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach(header -> headers.putIfAbsent(ruleName(header.name()), header.get()));
        return headers;
    }

    /** {@code X-Token} as {@code x_token}: runs of other characters than letters and digits become one {@code _}. */
    static String ruleName(String header) {
        StringBuilder name = new StringBuilder(header.length());
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c < 0x80 && Character.isLetterOrDigit(c)) {
                name.append(Character.toLowerCase(c));
            } else if (name.isEmpty() || name.charAt(name.length() - 1) != '_') {
                name.append('_');
            }
        }
        return name.toString();
    }

    /** Files of a multipart body, by part name. */
    public Map<String, List<UploadedFile>> uploads() {
        return requestBody().uploads();
    }

    /**
     * The whole body, kept for later calls.
     *
     * @throws ApiException 413 if it is larger than the route allows
     */
    public byte[] body() {
        return requestBody().bytes();
    }

    /** The body as a stream, for large ones; not to be mixed with the other ways to read it. */
    public InputStream bodyStream() {
        return requestBody().stream();
    }

    /**
     * The body read into a form of fixed keys, whatever its content type.
     *
     * @param error message of the 400 if it cannot be read
     */
    public <T> T readForm(Shape<T> shape, String error) {
        T form = shape.create();
        readForm(form, shape, error);
        return form;
    }

    /**
     * The body as an object of any keys, whatever its content type; an absent body is an empty one.
     *
     * @param error message of the 400 if it cannot be read
     */
    public Map<String, Object> readObject(String error) {
        return requestBody().object(error);
    }

    /** As {@link #readForm(Shape, String)}, over a bean that holds values already. */
    public <T> void readForm(T form, Shape<T> shape, String error) {
        requestBody().readForm(form, shape, error);
    }

    RequestBody requestBody() {
        if (body == null) {
            body = new RequestBody(this, request, bodyLimit);
        }
        return body;
    }

    void bodyLimit(long limit) {
        bodyLimit = limit;
    }

    /** Declared length of the body in bytes, 0 if there is none, -1 if it comes in chunks. */
    public long contentLength() {
        if (request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
            return -1;
        }
        return request.headers().contentLength().orElse(0);
    }

    /** Sets a header of the answer, replacing an earlier one of that name. */
    public void responseHeader(String name, String value) {
        response.headers().set(HeaderValues.create(name, value));
    }

    /** Adds a line to a header of the answer. */
    public void addResponseHeader(String name, String value) {
        response.headers().add(HeaderValues.create(name, value));
    }

    public void removeResponseHeader(String name) {
        response.headers().remove(HeaderNames.create(name));
    }

    public boolean hasResponseHeader(String name) {
        return response.headers().contains(HeaderNames.create(name));
    }

    void responseHeader(io.helidon.http.Header header) {
        response.headers().set(header);
    }

    /** Answers with JSON, cut down to what the query's {@code fields} asks for. */
    public void json(int code, JsonWritable value) {
        JsonWriter out = context.writers().take();
        value.writeJson(out);
        json(code, out);
        context.writers().give(out);
    }

    /** Answers with JSON that is written already, without its line end. */
    public void json(int code, JsonWriter written) {
        response.headers().set(Headers.JSON);
        String fields = query("fields");
        if (!fields.isEmpty() && code < 300) {
            byte[] picked = FieldPicker.pick(written, fields);
            send(code, picked, picked.length);
            return;
        }
        written.newline();
        send(code, written.buffer(), written.size());
    }

    /** Answers with an error. */
    void error(ApiException error) {
        long length = contentLength();
        if ((length < 0 || length > MOST_SKIPPED) && !request.content().consumed()) {
            responseHeader(Headers.CLOSE); // finish() reads some of the body first
        }
        json(error.status(), ErrorJson.write(error));
    }

    /** Answers 204. */
    public void noContent() {
        status = 204;
        response.status(Status.NO_CONTENT_204);
        response.headers().remove(HeaderNames.CONTENT_TYPE);
        response.send();
    }

    /** Answers 200 without a body unless there is an answer already: a hook stopped the request and gave none. */
    public void answerEmptyIfNone() {
        if (!committed()) {
            bytes(200, "", new byte[0]);
        }
    }

    /** Answers with a body of any kind. */
    public void bytes(int code, String contentType, byte[] content) {
        if (!contentType.isEmpty()) {
            response.headers().set(HeaderValues.create(HeaderNames.CONTENT_TYPE, contentType));
        }
        send(code, content, content.length);
    }

    /** Answers with a temporary redirect that keeps method and query; {@code GET} gets a little page. */
    void temporaryRedirect(String toPath) {
        String location = rawQuery.isEmpty() ? toPath : toPath + '?' + rawQuery;
        responseHeader("Location", location);
        if (method.equals("GET") || method.equals("HEAD")) {
            String link = location.replace("&", "&amp;")
                    .replace("\"", "&#34;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;");
            String page = "<a href=\"" + link + "\">Temporary Redirect</a>.\n\n";
            bytes(307, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
        } else {
            bytes(307, "", new byte[0]);
        }
    }

    /** Answers with a redirect and no body. */
    public void redirect(int code, String location) {
        response.headers().set(HeaderValues.create(HeaderNames.LOCATION, location));
        send(code, new byte[0], 0);
    }

    /**
     * Answers with a body that is written bit by bit; the caller closes the stream. For {@code HEAD} do not call it:
     * {@link #headersOnly}.
     *
     * @param length bytes that will be written; negative if unknown
     */
    public OutputStream stream(int code, long length) {
        status = code;
        response.status(Status.create(code));
        if (length >= 0) {
            response.headers().contentLength(length);
        }
        return response.outputStream();
    }

    /** Answers without a body, naming the length that it would have. */
    public void headersOnly(int code, long length) {
        status = code;
        response.status(Status.create(code));
        if (length >= 0) {
            response.headers().contentLength(length);
        } else {
            // the server sets one of 0 with statuses that have no body
            response.headers().remove(HeaderNames.CONTENT_LENGTH);
        }
        response.send();
    }

    private void send(int code, byte[] content, int length) {
        status = code;
        if (code != 200) {
            response.status(Status.create(code));
        }
        if (method.equals("HEAD")) {
            response.headers().contentLength(length);
            response.send();
        } else {
            response.send(content, 0, length);
        }
    }

    /** Whether the answer has been begun; then nothing can be changed any more. */
    public boolean committed() {
        return status != 0;
    }

    /** Status of the answer, 0 before there is one. */
    public int status() {
        return status;
    }

    /** Puts a value into the request's log entry, as {@code meta}. */
    public void logMeta(Object value) {
        logMeta = value;
    }

    Optional<Object> logMeta() {
        return Optional.ofNullable(logMeta);
    }

    /**
     * Ends the connection if it has to be. What is left of a body is read before, up to a limit: a client that is still
     * sending would otherwise lose the answer to a reset.
     */
    void finish() {
        boolean asked = request.headers().contains(HeaderNames.CONNECTION)
                && request.headers().containsToken(Headers.CLOSE);
        if (!asked && !connection.closing() && !response.headers().contains(HeaderNames.CONNECTION)) {
            return;
        }
        if (contentLength() != 0
                && contentLength() <= MOST_DRAINED
                && !request.content().consumed()) {
            drain();
        }
        throw new CloseConnectionException("end of the connection");
    }

    private void drain() {
        connection.skipRest();
        byte[] buffer = new byte[16 * 1024];
        long left = MOST_DRAINED;
        try {
            InputStream in = request.content().inputStream();
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = in.read(buffer);
            }
        } catch (IOException | RuntimeException e) {
            throw new CloseConnectionException("end of the connection", e);
        }
    }

    /** Drops what belongs to the request: temporary files. */
    void close() {
        if (body == null) {
            return;
        }
        if (filesUser == null) {
            body.close();
        } else {
            filesUser.whenComplete((result, error) -> body.close());
        }
    }

    /** Keeps uploaded files beyond the answer, for work that goes on. */
    void keepFilesUntil(CompletableFuture<?> end) {
        filesUser = end;
    }
}
