package dev.satchel.http;

import dev.satchel.error.ApiException;
import dev.satchel.file.MimeTypes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** {@code GET /{path...}}: the files of {@code pb_public}. */
final class StaticFiles {
    private static final String INDEX = "index.html";

    void routes(Router router) {
        router.add("GET", "/{path...}", StaticFiles::serve).quiet();
    }

    /** A file or folder with its attributes, links followed. */
    private record Found(Path path, BasicFileAttributes attributes) {
        boolean isFolder() {
            return attributes.isDirectory();
        }
    }

    private static void serve(Exchange exchange) {
        HttpOptions options = exchange.context().options();
        String name = clean(exchange.param("path"));
        String url = exchange.path();
        Optional<Found> found = find(options.publicDir(), name);
        if (found.isPresent() && found.get().isFolder()) {
            if (!url.endsWith("/")) {
                redirect(exchange, url + '/');
                return;
            }
            found = find(found.get().path(), INDEX).filter(file -> !file.isFolder());
        } else if (found.isPresent() && url.endsWith("/")) {
            redirect(exchange, trimSlashes(url));
            return;
        } else if (found.isPresent() && url.endsWith(INDEX)) {
            redirect(exchange, url.substring(0, url.length() - INDEX.length()));
            return;
        }
        if (found.isEmpty() && options.indexFallback() && !name.equals(INDEX)) {
            found = find(options.publicDir(), INDEX).filter(file -> !file.isFolder());
        }
        send(exchange, found.orElseThrow(StaticFiles::notFound));
    }

    static ApiException notFound() {
        return ApiException.notFound("File not found.");
    }

    /**
     * A relative path without empty, {@code .} and, but at its beginning, {@code ..} segments; {@code .} if nothing is
     * left.
     */
    static String clean(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")
                    && !segments.isEmpty()
                    && !segments.getLast().equals("..")) {
                segments.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return segments.isEmpty() ? "." : String.join("/", segments);
    }

    private static Optional<Found> find(Path root, String name) {
        if (name.equals("..") || name.startsWith("../") || name.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        try {
            Path path = root.resolve(name);
            return Optional.of(new Found(path, Files.readAttributes(path, BasicFileAttributes.class)));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static void redirect(Exchange exchange, String target) {
        int from = 0;
        while (from + 1 < target.length() && (target.charAt(from + 1) == '/' || target.charAt(from + 1) == '\\')) {
            from++;
        }
        exchange.redirect(301, UrlCodec.encodePath(from == 0 ? target : '/' + target.substring(from + 1)));
    }

    private static String trimSlashes(String url) {
        int end = url.length();
        while (end > 1 && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }

    private static void send(Exchange exchange, Found file) {
        BasicFileAttributes attributes = file.attributes();
        if (!attributes.isRegularFile()) {
            throw notFound();
        }
        try {
            String type = MediaTypes.of(file.path().getFileName().toString()).orElse("");
            if (type.isEmpty()) {
                type = sniff(file.path());
            }
            long modified = attributes.lastModifiedTime().toMillis();
            new FileResponse(type, attributes.size(), modified, () -> Files.newInputStream(file.path())).send(exchange);
        } catch (NoSuchFileException e) {
            throw notFound();
        } catch (IOException e) {
            throw ApiException.badRequest("", e);
        }
    }

    private static String sniff(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return MimeTypes.detect(in.readNBytes(512)).type();
        }
    }
}
