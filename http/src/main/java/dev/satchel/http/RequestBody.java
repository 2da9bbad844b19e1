package dev.satchel.http;

import dev.satchel.error.ApiException;
import dev.satchel.file.UploadedFile;
import dev.satchel.json.Json;
import dev.satchel.json.JsonException;
import dev.satchel.json.Shape;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The body of a request, read once and kept, in the form in which it is asked for. */
final class RequestBody {
    private static final Set<String> WITH_FORM_BODY = Set.of("POST", "PUT", "PATCH");

    private final Exchange exchange;
    private final ServerRequest request;
    private final long limit;
    private byte[] bytes;
    private FormData form;
    private RuntimeException failure; // of the first attempt to read: what is left of a body is none

    RequestBody(Exchange exchange, ServerRequest request, long limit) {
        this.exchange = exchange;
        this.request = request;
        this.limit = limit;
    }

    InputStream stream() {
        return new LimitedStream(request.content().inputStream(), limit);
    }

    byte[] bytes() {
        if (bytes == null) {
            once(() -> bytes = exchange.contentLength() == 0 ? new byte[0] : readAll());
        }
        return bytes;
    }

    private byte[] readAll() {
        try (InputStream in = stream()) {
            return in.readAllBytes();
        } catch (IOException | UncheckedIOException e) {
            throw ApiException.badRequest("", e);
        }
    }

    /** Fails again as it did before: a second attempt would take the middle of a body for all of it. */
    private void once(Runnable reading) {
        if (failure != null) {
            throw failure;
        }
        try {
            reading.run();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /** Values for a record or rules; a live map. */
    Map<String, Object> data() {
        if (exchange.contentLength() == 0) {
            return new LinkedHashMap<>();
        }
        try {
            return switch (kind()) {
                case JSON -> Json.asObject(Json.parseDoubles(bytes()));
                case FORM, MULTIPART -> form().infer();
                case XML -> throw ApiException.badRequest("");
                case OTHER -> throw ApiException.badRequest("Unsupported Content-Type.");
            };
        } catch (JsonException e) {
            throw ApiException.badRequest("", e);
        }
    }

    /** Values of a form without fixed keys; integer literals of JSON stay integers. */
    Map<String, Object> object(String error) {
        if (exchange.contentLength() == 0) {
            return new LinkedHashMap<>();
        }
        try {
            return switch (kind()) {
                case JSON -> Json.parseObject(bytes());
                case FORM, MULTIPART -> form().infer();
                default -> throw ApiException.badRequest("Unsupported Content-Type.");
            };
        } catch (JsonException | ApiException e) {
            throw ApiException.badRequest(error, e);
        }
    }

    Map<String, List<UploadedFile>> uploads() {
        return exchange.contentLength() != 0 && kind() == Kind.MULTIPART ? form().files() : Map.of();
    }

    <T> void readForm(T bean, Shape<T> shape, String error) {
        readForm(bean, shape, error, Json::parse);
    }

    /** As {@link #readForm}, for forms that hold values of records: all numbers are doubles. */
    <T> void readRecordForm(T bean, Shape<T> shape, String error) {
        readForm(bean, shape, error, Json::parseDoubles);
    }

    private <T> void readForm(T bean, Shape<T> shape, String error, Function<byte[], Object> parser) {
        if (exchange.contentLength() == 0) {
            return;
        }
        try {
            switch (kind()) {
                case JSON -> shape.merge(bean, parser.apply(bytes()));
                case FORM, MULTIPART -> form().merge(bean, shape, parser);
                default -> throw ApiException.badRequest("Unsupported Content-Type.");
            }
        } catch (JsonException | ApiException e) {
            throw ApiException.badRequest(error, e);
        }
    }

    void close() {
        if (form != null) {
            form.close();
        }
    }

    private FormData form() {
        if (form == null) {
            form = new FormData(); // closed with the exchange even if reading fails halfway
            once(this::readForm);
        } else if (failure != null) {
            throw failure;
        }
        return form;
    }

    private void readForm() {
        String type = exchange.header(Headers.CONTENT_TYPE);
        boolean clean = true;
        if (kind() == Kind.MULTIPART) {
            try (InputStream in = stream()) {
                MultipartParser.parse(in, type, form);
            } catch (IOException | UncheckedIOException e) {
                throw ApiException.badRequest("", e);
            }
        } else if (WITH_FORM_BODY.contains(exchange.method())) {
            clean = UrlCodec.forEachPair(new String(bytes(), StandardCharsets.UTF_8), form::add);
        }
        if (!UrlCodec.forEachPair(exchange.rawQuery(), form::add) || !clean) {
            throw new JsonException("invalid form pair");
        }
    }

    private enum Kind {
        JSON,
        FORM,
        MULTIPART,
        XML,
        OTHER
    }

    private Kind kind() {
        String type = exchange.header(Headers.CONTENT_TYPE);
        if (type.startsWith("application/json")) {
            return Kind.JSON;
        }
        if (type.startsWith("multipart/form-data")) {
            return Kind.MULTIPART;
        }
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return Kind.FORM;
        }
        return type.startsWith("text/xml") || type.startsWith("application/xml") ? Kind.XML : Kind.OTHER;
    }
}
