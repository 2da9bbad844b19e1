package dev.satchel.http;

import dev.satchel.App;
import dev.satchel.Satchel;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;

/** The HTTP server of an application. */
public final class HttpServer {
    private final WebServer server;

    private HttpServer(WebServer server) {
        this.server = server;
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
        Pipeline pipeline = new Pipeline(app, router);
        Http1Config http1 = Http1Config.builder()
                .maxHeadersSize(1 << 20)
                .maxPrologueLength(1 << 20)
                .validatePath(false)
                .validateRequestHeaders(false)
                .validateResponseHeaders(false)
                .sendKeepAliveHeader(false)
                .continueImmediately(false)
                .build();
        WebServer server = WebServer.builder()
                .host(options.host().isEmpty() ? "0.0.0.0" : options.host())
                .port(options.port())
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofSeconds(1))
                .connectionOptions(socket -> socket.tcpNoDelay(true))
                .protocolsDiscoverServices(false)
                .featuresDiscoverServices(false)
                .addProtocol(http1)
                .routing(routing -> routing.any(pipeline))
                .build();
        return new HttpServer(server.start());
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** Stops accepting, gives running requests at most one second, and closes every connection. */
    public void stop() {
        server.stop();
    }
}
