package dev.satchel.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.Headers;
import io.helidon.http.RequestException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes Helidon's HTTP/1 connections and closes those whose client takes too long. */
final class Connections implements ServerConnectionSelector, AutoCloseable {
    private final ConnectionLimits limits;
    private final Http1ConnectionSelector http1;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Thread watch;

    Connections(Http1Config.Builder config, ConnectionLimits limits) {
        this.limits = limits;
        http1 = Http1ConnectionSelector.builder()
                .config(config.addReceiveListener(new HeadersRead()).build())
                .build();
        watch = Thread.ofPlatform().daemon().name("satchel-connections").start(this::watch);
    }

    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData data) {
        return Support.SUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        Connection connection = new Connection(context);
        return new Watched(connection, http1.connection(connection));
    }

    private void watch() {
        long headers = limits.headers().toNanos();
        long idle = limits.idle().toNanos();
        while (true) {
            try {
                Thread.sleep(limits.lookEvery());
            } catch (InterruptedException e) {
                return;
            }
            long now = System.nanoTime();
            for (Connection connection : open) {
                if (connection.overdue(now, headers, idle)) {
                    connection.abort();
                }
            }
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    /** Tells a connection that a request's headers are there, and refuses those whose names are none. */
    private static final class HeadersRead implements Http1ConnectionListener {
        @Override
        public void headers(ConnectionContext context, Headers headers) {
            for (Header header : headers) {
                if (!HeaderBytes.isName(header.name())) {
                    throw RequestException.builder()
                            .type(DirectHandler.EventType.BAD_REQUEST)
                            .message("invalid header name")
                            .setKeepAlive(false)
                            .build();
                }
            }
            ((Connection) context).headersRead();
        }
    }

    private final class Watched implements ServerConnection {
        private final Connection connection;
        private final ServerConnection delegate;

        Watched(Connection connection, ServerConnection delegate) {
            this.connection = connection;
            this.delegate = delegate;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            open.add(connection);
            try {
                delegate.handle(limit);
            } finally {
                open.remove(connection);
            }
        }

        @Override
        public Duration idleTime() {
            return Duration.ZERO; // the watch above takes care of idle connections
        }

        @Override
        public void close(boolean interrupt) {
            delegate.close(interrupt);
        }
    }
}
