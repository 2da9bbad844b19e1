package dev.satchel.http;

import dev.satchel.App;
import dev.satchel.Satchel;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;

/** The HTTP server of an application. */
public final class HttpServer {
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
        return start(options, satchel.app());
    }

    static HttpServer start(HttpOptions options, App app) {
        Router router = new Router();
        Apis.all().forEach(api -> api.accept(router));
        Pipeline pipeline = new Pipeline(new Context(app, options, router, new RateLimiter()));
        Connections connections = new Connections(Http1Config.builder()
                .maxHeadersSize(2 << 20) // Connection looks for less
                .maxPrologueLength(2 << 20)
                .validatePath(false)
                .validateRequestHeaders(false)
                .validateResponseHeaders(false)
                .sendKeepAliveHeader(false)
                .continueImmediately(false));
        WebServer server = WebServer.builder()
                .host(options.host().isEmpty() ? "0.0.0.0" : options.host())
                .port(options.port())
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofSeconds(1))
                .connectionOptions(socket -> socket.tcpNoDelay(true))
                .protocolsDiscoverServices(false)
                .featuresDiscoverServices(false)
                .addConnectionSelector(connections)
                .directHandlers(ProtocolErrors::register)
                .idleConnectionTimeout(Duration.ofDays(1))
                .routing(routing -> routing.any(pipeline))
                .build();
        return new HttpServer(server.start(), connections);
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
