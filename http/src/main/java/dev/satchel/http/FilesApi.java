package dev.satchel.http;

import dev.satchel.App;
import dev.satchel.error.ApiException;
import dev.satchel.file.FileStore;
import dev.satchel.json.GoText;
import dev.satchel.json.Json;
import dev.satchel.json.JsonException;
import dev.satchel.schema.Collection;
import dev.satchel.schema.ViewOrigins;
import dev.satchel.schema.field.Field;
import dev.satchel.schema.field.FileField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /api/files/{collection}/{recordId}/{filename}}: a file that a record's field names. */
public final class FilesApi {
    /** Types that a browser may show in place; the rest is downloaded. */
    private static final Set<String> INLINE = Set.of(
            "image/png",
            "image/jpg",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/x-icon",
            "image/bmp",
            "video/webm",
            "video/mp4",
            "video/3gpp",
            "video/quicktime",
            "video/x-ms-wmv",
            "audio/basic",
            "audio/aiff",
            "audio/mpeg",
            "audio/midi",
            "audio/mp3",
            "audio/wave",
            "audio/wav",
            "audio/x-wav",
            "audio/x-mpeg",
            "audio/x-m4a",
            "audio/aac",
            "application/pdf",
            "application/x-pdf");

    /** A stored file: the field that names it and where it lies. */
    private record Located(FileField field, String key) {}

    public void routes(Router router) {
        router.add("GET", "/api/files/{collection}/{recordId}/{filename}", FilesApi::download)
                .tags("file");
    }

    private static void download(Exchange exchange) {
        App app = exchange.app();
        Collection collection = app.findCollection(exchange.param("collection"))
                .orElseThrow(() -> ApiException.missing("Missing or invalid collection context."));
        Located file = locate(app, collection, exchange.param("recordId"), exchange.param("filename"))
                .orElseThrow(ApiException::notFound);
        if (file.field().isProtected()) {
            FileAccess.check(exchange, collection, exchange.param("recordId"));
        }
        try {
            FileStore.Attributes attributes = app.files().attributes(file.key()).orElseThrow(ApiException::notFound);
            send(exchange, exchange.param("filename"), file.key(), attributes);
        } catch (IOException e) {
            throw ApiException.of(404, "", e);
        }
    }

    private static Optional<Located> locate(App app, Collection collection, String id, String name) {
        for (Field field : collection.fields()) {
            if (field instanceof FileField file
                    && names(app, collection, field, id).contains(name)) {
                Optional<String> folder = collection.isView()
                        ? folderBehindView(app, collection, field, name)
                        : Optional.of(collection.id() + '/' + id);
                return folder.map(found -> new Located(file, found + '/' + name));
            }
        }
        return Optional.empty();
    }

    private static String quoted(App app, String identifier) {
        return app.db().dialect().quote(identifier);
    }

    private static List<String> names(App app, Collection collection, Field field, String id) {
        String sql = "SELECT " + quoted(app, field.name()) + " FROM " + quoted(app, collection.name())
                + " WHERE `id` = ? LIMIT 1";
        String value = app.db()
                .read(session -> session.first(row -> row.isNull(0) ? "" : row.text(0), sql, id))
                .orElse("");
        if (!value.startsWith("[")) {
            return value.isEmpty() ? List.of() : List.of(value);
        }
        List<String> names = new ArrayList<>();
        try {
            if (Json.parse(value) instanceof List<?> list) {
                list.forEach(name -> names.add(String.valueOf(name)));
            }
        } catch (JsonException e) {
            names.add(value);
        }
        return names;
    }

    /** The folder of the record that the view's column was taken from; a file's name is unique enough to find it. */
    private static Optional<String> folderBehindView(App app, Collection view, Field field, String name) {
        Optional<ViewOrigins.Origin> origin = ViewOrigins.find(app.schema(), view, field.name());
        if (origin.isEmpty()) {
            return Optional.empty();
        }
        Collection source = origin.get().collection();
        String column = quoted(app, source.name())
                + '.'
                + quoted(app, origin.get().field().name());
        String condition = origin.get().field() instanceof FileField file && file.maxSelect() > 1
                ? "json_valid(" + column + ") AND EXISTS (SELECT 1 FROM json_each(" + column
                        + ") AS `each` WHERE `each`.`value` = ?)"
                : column + " = ?";
        String sql = "SELECT `id` FROM " + quoted(app, source.name()) + " WHERE " + condition + " LIMIT 1";
        return app.db()
                .read(session -> session.first(row -> row.text(0), sql, name))
                .map(id -> source.id() + '/' + id);
    }

    private static void send(Exchange exchange, String name, String key, FileStore.Attributes attributes)
            throws IOException {
        exchange.removeResponseHeader("X-Frame-Options");
        boolean download = GoText.parseBoolean(exchange.query("download")).orElse(false);
        String disposition = !download && INLINE.contains(attributes.contentType()) ? "inline" : "attachment";
        setIfAbsent(exchange, "Content-Disposition", disposition + "; filename=" + name);
        setIfAbsent(
                exchange,
                "Content-Security-Policy",
                "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; sandbox");
        setIfAbsent(exchange, "Cache-Control", "max-age=2592000, stale-while-revalidate=86400");
        FileStore files = exchange.app().files();
        String type = contentType(name, attributes.contentType());
        exchange.responseHeader("Content-Type", type);
        new FileResponse(type, attributes.size(), attributes.modified(), () -> files.open(key)).send(exchange);
    }

    private static void setIfAbsent(Exchange exchange, String header, String value) {
        if (!exchange.hasResponseHeader(header)) {
            exchange.responseHeader(header, value);
        }
    }

    /** Content does not tell these types well enough, so the extension decides. */
    private static String contentType(String name, String stored) {
        String office = "application/vnd.openxmlformats-officedocument.";
        return switch (name.substring(Math.max(0, name.lastIndexOf('.')))) {
            case ".svg" -> "image/svg+xml";
            case ".css" -> "text/css";
            case ".js", ".mjs" -> "text/javascript";
            case ".xlsx" -> office + "spreadsheetml.sheet";
            case ".docx" -> office + "wordprocessingml.document";
            case ".pptx" -> office + "presentationml.presentation";
            default -> stored;
        };
    }
}
