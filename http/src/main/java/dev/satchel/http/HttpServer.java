package dev.satchel.http;

import dev.satchel.App;
import dev.satchel.Satchel;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The HTTP server of an application. */
public final class HttpServer {
    /** How long running requests may go on after a stop. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final int HELIDON_MOST_HEADER_BYTES = 2 << 20; // Connection allows less, with the right answer

    /**
     * Held, as the logging system forgets the level of loggers that nobody holds: what Helidon tells of its start is no
     * news.
     */
    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    private final WebServer server;
    private final Connections connections;

    private HttpServer(WebServer server, Connections connections) {
        this.server = server;
        this.connections = connections;
    }

    /**
     * Listens and answers.
     *
     * @throws java.io.UncheckedIOException if the address cannot be bound
     */
    public static HttpServer start(HttpOptions options, Satchel satchel) {
        Router router = new Router();
        Apis.all().forEach(api -> api.accept(router));
        return start(options, satchel.app(), router, ConnectionLimits.DEFAULT);
    }

    static HttpServer start(HttpOptions options, App app, Router router, ConnectionLimits limits) {
        HelidonServices.none();
        HELIDON.setLevel(Level.WARNING);
        Pipeline pipeline = new Pipeline(new Context(app, options, router, new RateLimiter(), new WriterPool()));
        Http1Config.Builder http1 = Http1Config.builder()
                .maxHeadersSize(HELIDON_MOST_HEADER_BYTES)
                .maxPrologueLength(HELIDON_MOST_HEADER_BYTES)
                .validatePath(false)
                .validatePrologue(false) // it refuses queries that browsers send
                .validateRequestHeaders(false)
                .validateResponseHeaders(false)
                .sendKeepAliveHeader(false)
                .continueImmediately(false);
        Connections connections = new Connections(http1, limits);
        WebServer server = WebServer.builder()
                .host(options.host().isEmpty() ? "0.0.0.0" : options.host())
                .port(options.port())
                .shutdownHook(false)
                .useNio(false) // its buffer of 8 KB would cut large answers into several writes
                .shutdownGracePeriod(GRACE)
                .connectionOptions(socket -> socket.tcpNoDelay(true).readTimeout(Duration.ZERO))
                .protocolsDiscoverServices(false)
                .featuresDiscoverServices(false)
                .addConnectionSelector(connections)
                .directHandlers(ProtocolErrors::register)
                .idleConnectionTimeout(Duration.ofDays(1)) // Connections does that
                .routing(routing -> routing.any(pipeline))
                .build();
        try {
            return new HttpServer(server.start(), connections);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** Stops accepting, gives running requests at most one second, and closes every connection. */
    public void stop() {
        server.stop();
        connections.close();
    }
}
