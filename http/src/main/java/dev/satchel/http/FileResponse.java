package dev.satchel.http;

import dev.satchel.Ids;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/**
 * Answers with a file: whole, in parts, or not at all if the client's copy is still good. There are no ETags. Other
 * headers (Cache-Control, Content-Disposition) are set by the caller before.
 *
 * @param contentType {@code ""} to leave the header away
 * @param size bytes
 * @param modified milliseconds since 1970, 0 if unknown
 * @param content opens the file; called once for each part
 */
record FileResponse(String contentType, long size, long modified, Source content) {
    private static final int BUFFER = 64 * 1024;

    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** @throws IOException if the file cannot be opened; nothing has been answered then */
    void send(Exchange exchange) throws IOException {
        long seconds = Math.floorDiv(modified, 1000);
        if (modified > 0) {
            exchange.responseHeader("Last-Modified", HttpDates.format(seconds));
        }
        switch (precondition(exchange, seconds)) {
            case FAILED -> exchange.headersOnly(412, 0);
            case NOT_MODIFIED -> {
                exchange.removeResponseHeader("Content-Type");
                exchange.headersOnly(304, -1);
            }
            case PASSED -> sendContent(exchange, seconds);
        }
    }

    private enum Precondition {
        PASSED,
        FAILED,
        NOT_MODIFIED
    }

    private Precondition precondition(Exchange exchange, long seconds) {
        String ifMatch = exchange.header("If-Match");
        if (!ifMatch.isEmpty()) {
            if (!ifMatch.strip().equals("*")) {
                return Precondition.FAILED;
            }
        } else if (modified > 0) {
            OptionalLong unmodifiedSince = HttpDates.parse(exchange.header("If-Unmodified-Since"));
            if (unmodifiedSince.isPresent() && seconds > unmodifiedSince.getAsLong()) {
                return Precondition.FAILED;
            }
        }
        String ifNoneMatch = exchange.header("If-None-Match");
        if (!ifNoneMatch.isEmpty()) {
            return ifNoneMatch.strip().equals("*") ? Precondition.NOT_MODIFIED : Precondition.PASSED;
        }
        OptionalLong modifiedSince =
                modified > 0 ? HttpDates.parse(exchange.header("If-Modified-Since")) : OptionalLong.empty();
        return modifiedSince.isPresent() && seconds <= modifiedSince.getAsLong()
                ? Precondition.NOT_MODIFIED
                : Precondition.PASSED;
    }

    private void sendContent(Exchange exchange, long seconds) throws IOException {
        String range = exchange.header("Range");
        String ifRange = exchange.header("If-Range");
        if (!ifRange.isEmpty()) {
            OptionalLong date = HttpDates.parse(ifRange);
            if (modified <= 0 || date.isEmpty() || date.getAsLong() != seconds) {
                range = "";
            }
        }
        ByteRanges ranges = ByteRanges.parse(range, size);
        switch (ranges.state()) {
            case MALFORMED -> refuse(exchange, "invalid range\n");
            case OUTSIDE -> {
                exchange.responseHeader("Content-Range", "bytes */" + size);
                refuse(exchange, "invalid range: failed to overlap\n");
            }
            case WHOLE -> sendPart(exchange, 200, new ByteRanges.Part(0, size));
            case PARTS -> {
                if (ranges.parts().size() == 1) {
                    exchange.responseHeader(
                            "Content-Range", ranges.parts().getFirst().header(size));
                    sendPart(exchange, 206, ranges.parts().getFirst());
                } else {
                    sendParts(exchange, ranges.parts());
                }
            }
        }
    }

    private static void refuse(Exchange exchange, String message) {
        exchange.removeResponseHeader("Last-Modified");
        exchange.removeResponseHeader("Cache-Control");
        exchange.bytes(416, "text/plain; charset=utf-8", message.getBytes(StandardCharsets.UTF_8));
    }

    private void sendPart(Exchange exchange, int status, ByteRanges.Part part) throws IOException {
        exchange.responseHeader("Accept-Ranges", "bytes");
        if (!contentType.isEmpty()) {
            exchange.responseHeader("Content-Type", contentType);
        }
        if (exchange.method().equals("HEAD")) {
            exchange.headersOnly(status, part.length());
            return;
        }
        try (InputStream in = content.open()) {
            in.skipNBytes(part.start());
            if (part.length() <= BUFFER) {
                byte[] bytes = in.readNBytes((int) part.length());
                exchange.bytes(status, contentType, bytes);
                return;
            }
            try (OutputStream out = exchange.stream(status, part.length())) {
                copy(in, out, part.length());
            } catch (IOException | UncheckedIOException e) {
                throw new UncheckedIOException("the client or the file has gone", asIo(e));
            }
        }
    }

    private static IOException asIo(Exception error) {
        return error instanceof IOException io ? io : ((UncheckedIOException) error).getCause();
    }

    private void sendParts(Exchange exchange, List<ByteRanges.Part> parts) throws IOException {
        String boundary = Ids.random(60, "0123456789abcdef");
        byte[][] heads = new byte[parts.size()][];
        long length = 0;
        for (int i = 0; i < heads.length; i++) {
            String head = (i == 0 ? "--" : "\r\n--") + boundary + "\r\nContent-Range: "
                    + parts.get(i).header(size) + "\r\nContent-Type: " + contentType + "\r\n\r\n";
            heads[i] = head.getBytes(StandardCharsets.ISO_8859_1);
            length += heads[i].length + parts.get(i).length();
        }
        byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.ISO_8859_1);
        length += end.length;
        exchange.responseHeader("Accept-Ranges", "bytes");
        exchange.responseHeader("Content-Type", "multipart/byteranges; boundary=" + boundary);
        if (exchange.method().equals("HEAD")) {
            exchange.headersOnly(206, length);
            return;
        }
        // parts come in any order, so each is read from the beginning; there are few and files are cached by the system
        try (OutputStream out = exchange.stream(206, length)) {
            for (int i = 0; i < heads.length; i++) {
                out.write(heads[i]);
                try (InputStream in = content.open()) {
                    in.skipNBytes(parts.get(i).start());
                    copy(in, out, parts.get(i).length());
                }
            }
            out.write(end);
        } catch (IOException e) {
            throw new UncheckedIOException("the client or the file has gone", e);
        }
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("the file has become shorter");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
