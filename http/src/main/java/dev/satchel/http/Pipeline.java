package dev.satchel.http;

import dev.satchel.App;
import dev.satchel.db.DbException;
import dev.satchel.error.ApiException;
import dev.satchel.error.ValidationException;
import dev.satchel.log.LogWriter;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens to every request, in its order: clean path, redirect from {@code www.}, CORS, log, the caller, IPs of
 * superusers, security headers, rate limit, size of the body, then the guards and the handler of its route. Errors are
 * turned into answers here and nowhere else.
 */
final class Pipeline implements io.helidon.webserver.http.Handler {
    private static final Route NOT_FOUND = new Route("*", "/", exchange -> {
        throw ApiException.notFound("");
    });

    private final Context context;
    private final Cors cors;
    private final String wwwHost;

    Pipeline(Context context) {
        this.context = context;
        this.cors = new Cors(context.options().origins());
        String host = context.options().host();
        this.wwwHost = host.isEmpty() || host.startsWith("www.") ? "" : "www." + host;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Connection connection = (Connection) request.remotePeer();
        Exchange exchange = new Exchange(context, connection, request, response);
        if (connection.closing()) {
            exchange.responseHeader(Headers.CLOSE);
        }
        try {
            if (isProper(exchange, response)) {
                handle(exchange);
            }
        } finally {
            exchange.close();
        }
        exchange.finish();
        connection.answered();
    }

    /** Answers what is no proper request at all, before anything else looks at it. */
    private static boolean isProper(Exchange exchange, ServerResponse response) {
        String path = exchange.rawPath();
        if (path.indexOf('%') >= 0 && !UrlCodec.isValid(path)) {
            plain(response, "400 Bad Request");
            return false;
        }
        List<String> hosts = exchange.headerLines(HeaderNames.HOST);
        if (hosts.size() != 1 ? !hosts.isEmpty() || !exchange.isHttp10() : !HeaderBytes.isHost(hosts.getFirst())) {
            plain(
                    response,
                    hosts.isEmpty()
                            ? "400 Bad Request: missing required Host header"
                            : "400 Bad Request: malformed Host header");
            return false;
        }
        if (!path.startsWith("/")) {
            if (path.equals("*") && exchange.method().equals("OPTIONS")) {
                response.send();
            } else {
                plain(response, "400 Bad Request");
            }
            return false;
        }
        if (!CleanPath.isClean(path) && !exchange.method().equals("CONNECT")) {
            exchange.temporaryRedirect(CleanPath.clean(path));
            return false;
        }
        return true;
    }

    private static void plain(ServerResponse response, String text) {
        response.status(Status.BAD_REQUEST_400);
        response.header("Content-Type", "text/plain; charset=utf-8");
        response.header(Headers.CLOSE);
        response.send(text.getBytes(StandardCharsets.UTF_8));
    }

    private void handle(Exchange exchange) {
        if (!wwwHost.isEmpty() && exchange.header(HeaderNames.HOST).equals(wwwHost)) {
            String scheme = exchange.isSecure() ? "https://" : "http://";
            exchange.redirect(307, scheme + wwwHost.substring("www.".length()) + exchange.uri());
            return;
        }
        if (cors.handle(exchange)) {
            return;
        }
        long start = System.nanoTime();
        Optional<Router.Match> match = context.router().find(exchange.method(), exchange.rawPath());
        Route route = match.isPresent() ? match.get().route() : NOT_FOUND;
        exchange.route(route, match.isPresent() ? match.get().params() : Map.of());
        Throwable failure = null;
        int begun;
        try {
            run(exchange, route);
            begun = exchange.status();
        } catch (CloseConnectionException e) {
            throw e; // the client has gone
        } catch (RuntimeException | Error e) {
            failure = toLogged(exchange, e);
            begun = exchange.status();
            if (exchange.committed()) {
                RequestLog.add(exchange, failure, begun, System.nanoTime() - start);
                throw new CloseConnectionException("the answer is broken off", e);
            }
            exchange.error(toApi(e));
        }
        if (failure != null || !route.isQuiet()) {
            RequestLog.add(exchange, failure, begun, System.nanoTime() - start);
        }
    }

    private void run(Exchange exchange, Route route) {
        AuthToken.load(exchange);
        if (exchange.isSuperuser() && !exchange.isSuperuserAllowedHere()) {
            throw ApiException.forbidden("");
        }
        exchange.responseHeader(Headers.XSS);
        exchange.responseHeader(Headers.NOSNIFF);
        exchange.responseHeader(Headers.FRAME);
        if (!route.tags().isEmpty()) {
            exchange.checkRateLimit(route.tags());
        } else if (!route.hasOwnRateLimit()) {
            context.limiter().check(exchange);
        }
        long limit = route.bodyLimit(exchange);
        if (limit >= 0 && exchange.contentLength() > limit) {
            throw new ApiException(413, "");
        }
        exchange.bodyLimit(limit);
        route.handler().handle(exchange);
        if (!exchange.committed()) {
            exchange.bytes(200, "", new byte[0]);
        }
    }

    /** What the request's log entry should say of an error; a crash gets an entry of its own, with its stack. */
    private static Throwable toLogged(Exchange exchange, Throwable error) {
        ApiException answer = toApi(error);
        if (answer.status() == 500 && !(error instanceof ApiException)) {
            crash(exchange.app(), error);
            return answer;
        }
        return error;
    }

    private static void crash(App app, Throwable error) {
        if (app.log() == null) {
            System.getLogger(Pipeline.class.getName()).log(System.Logger.Level.ERROR, "request failed", error);
            return;
        }
        StringWriter stack = new StringWriter();
        error.printStackTrace(new PrintWriter(stack));
        app.log().log(
                LogWriter.ERROR, "RECOVERED FROM PANIC", Map.of("error", error.toString(), "stack", stack.toString()));
    }

    /** What a client sees of an error: its own if it is one for clients, else only that something went wrong. */
    static ApiException toApi(Throwable error) {
        return switch (error) {
            case ApiException e -> e;
            case ValidationException e -> ApiException.badRequest("", e);
            case DbException e -> ApiException.badRequest("", e);
            default -> new ApiException(500, "", null, error);
        };
    }
}
