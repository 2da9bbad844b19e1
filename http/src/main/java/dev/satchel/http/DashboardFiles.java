package dev.satchel.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** {@code GET /_/{path...}}: the dashboard, packed as resources below {@code ui/}. */
final class DashboardFiles {
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' http://127.0.0.1:* https://tile.openstreetmap.org data: blob:; "
            + "connect-src 'self' http://127.0.0.1:* https://nominatim.openstreetmap.org; "
            + "script-src 'self' http://127.0.0.1:*; frame-ancestors 'none'";
    private static final String INDEX = "index.html";

    private final Map<String, Content> contents = new ConcurrentHashMap<>();

    private record Content(byte[] plain, byte[] zipped) {}

    void routes(Router router) {
        router.add("GET", "/_", exchange -> exchange.temporaryRedirect("/_/")).quiet();
        router.add("GET", "/_/{path...}", this::serve, DashboardFiles::headers).quiet();
        router.add(
                        "GET",
                        "/_/extensions.js",
                        exchange -> exchange.bytes(200, "text/javascript", new byte[0]),
                        DashboardFiles::headers)
                .quiet();
    }

    private static void headers(Exchange exchange, Handler next) {
        exchange.addResponseHeader("Vary", "Accept-Encoding");
        exchange.responseHeader("Content-Security-Policy", POLICY);
        if (!exchange.path().equals("/_/") && !exchange.app().config().dev()) {
            exchange.responseHeader("Cache-Control", "max-age=1209600, stale-while-revalidate=86400");
        }
        next.handle(exchange);
    }

    private void serve(Exchange exchange) {
        String url = exchange.path();
        String path = StaticFiles.clean(exchange.param("path"));
        String name = path.equals(".") ? INDEX : path;
        Content content = content(name);
        if (url.length() > "/_/".length() && url.endsWith("/")) {
            exchange.redirect(301, UrlCodec.encodePath(url.substring(0, url.length() - 1)));
        } else if (url.endsWith(INDEX)) {
            exchange.redirect(301, UrlCodec.encodePath(url.substring(0, url.length() - INDEX.length())));
        } else {
            String type = MediaTypes.of(name).orElse("application/octet-stream");
            boolean zip = exchange.header("Accept-Encoding").contains("gzip") && content.plain.length > 0;
            if (zip) {
                exchange.responseHeader("Content-Encoding", "gzip");
                exchange.bytes(200, type, content.zipped);
            } else {
                send(exchange, type, content.plain);
            }
        }
    }

    private static void send(Exchange exchange, String type, byte[] bytes) {
        try {
            new FileResponse(type, bytes.length, 0, () -> new ByteArrayInputStream(bytes)).send(exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Content content(String name) {
        Content content = contents.get(name);
        if (content == null) {
            content = load(name).orElseThrow(StaticFiles::notFound);
            contents.put(name, content);
        }
        return content;
    }

    private static Optional<Content> load(String name) {
        if (name.startsWith("..") || name.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        try (InputStream in = DashboardFiles.class.getResourceAsStream("ui/" + name)) {
            if (in == null || MediaTypes.of(name).isEmpty()) {
                return Optional.empty(); // folders of resources open as well, but they have no ending
            }
            byte[] plain = in.readAllBytes();
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
                out.write(plain);
            }
            return Optional.of(new Content(plain, zipped.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
