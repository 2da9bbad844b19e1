package dev.satchel.http;

import dev.satchel.json.JsonException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code multipart/form-data} (RFC 7578) from a stream, part by part. Files stay in memory up to 16 MiB for all
 * of them together; those that would go beyond are written to temporary files, which belong to the {@link FormData}.
 *
 * <p>The stream is searched through a buffer for the delimiter, {@code CR LF -- boundary}; as much as could be the
 * beginning of one stays in the buffer until more has come.
 */
final class MultipartParser {
    private static final int BUFFER = 64 * 1024;
    private static final int MOST_PARTS = 1000;
    private static final int LONGEST_HEADERS = 10 << 20;
    private static final int LONGEST_BOUNDARY = 200;
    private static final long MOST_IN_MEMORY = 16L << 20;
    private static final long MOST_VALUE_BYTES = MOST_IN_MEMORY + (10L << 20);

    private final InputStream in;
    private final FormData form;
    private byte[] delimiter;
    private final byte[] buffer;
    private boolean lineFeeds;
    private int start;
    private int end;
    private long inMemory;
    private long valueBytes;

    private MultipartParser(InputStream in, String boundary, FormData form) {
        this.in = in;
        this.form = form;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.UTF_8);
        this.buffer = new byte[BUFFER + delimiter.length];
    }

    /**
     * Reads all parts into the form.
     *
     * @throws JsonException if the body is not well formed
     * @throws IOException if it cannot be read
     */
    static void parse(InputStream in, String contentType, FormData form) throws IOException {
        String boundary = HeaderParams.parse(contentType).getOrDefault("boundary", "");
        if (boundary.isEmpty()
                || boundary.length() > LONGEST_BOUNDARY
                || HeaderParams.holdsTwo(contentType, "boundary")) {
            throw new JsonException("no multipart boundary param in Content-Type");
        }
        new MultipartParser(in, boundary, form).parse();
    }

    private void parse() throws IOException {
        // the first delimiter may stand at the very beginning, without a line end before it
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
        copyUntilDelimiter(OutputStream.nullOutputStream());
        for (int parts = 0; !atClosingDelimiter(); parts++) {
            if (parts == MOST_PARTS) {
                throw new JsonException("multipart: too many parts");
            }
            String headers;
            try {
                headers = headers();
            } catch (EOFException e) {
                return; // Go, too, takes this for the end
            }
            part(PartHeaders.of(headers));
        }
    }

    /** After a delimiter: {@code --} ends the body, a line end begins a part. */
    private boolean atClosingDelimiter() throws IOException {
        int c = next();
        if (c == '-' && next() == '-') {
            return true;
        }
        while (c == ' ' || c == '\t') {
            c = next();
        }
        if (c == '\n' && !lineFeeds) {
            // the first delimiter ends in a line feed alone: so will all lines
            lineFeeds = true;
            delimiter = Arrays.copyOfRange(delimiter, 1, delimiter.length);
        }
        if (c == '\r') {
            c = next();
        }
        if (c != '\n') {
            throw new JsonException("multipart: expecting a new part");
        }
        return false;
    }

    private String headers() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(256);
        int line = 0;
        while (true) {
            int c = next();
            if (c == '\n') {
                if (line == 0) {
                    return text.toString(StandardCharsets.UTF_8);
                }
                line = 0;
                text.write('\n');
            } else if (c != '\r') {
                if (c < 0x20 && c != '\t') {
                    throw new JsonException("multipart: malformed header");
                }
                line++;
                text.write(c);
            }
            if (text.size() > LONGEST_HEADERS) {
                throw new JsonException("multipart: part headers too large");
            }
        }
    }

    private void part(PartHeaders headers) throws IOException {
        if (headers.name().isEmpty()) {
            copyUntilDelimiter(OutputStream.nullOutputStream());
        } else if (headers.fileName().isEmpty()) {
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            copyUntilDelimiter(new Bounded(value));
            form.add(headers.name(), value.toString(StandardCharsets.UTF_8));
        } else {
            file(headers);
        }
    }

    private void file(PartHeaders headers) throws IOException {
        try (Spool spool = new Spool(MOST_IN_MEMORY - inMemory)) {
            copyUntilDelimiter(spool);
            spool.finish();
            if (spool.path == null) {
                inMemory += spool.memory.size();
                form.add(headers.name(), FormFile.inMemory(headers.fileName(), spool.memory.toByteArray()));
            } else {
                form.add(headers.name(), FormFile.onDisk(headers.fileName(), spool.path, spool.size));
                spool.kept = true;
            }
        }
    }

    private int next() throws IOException {
        if (start == end) {
            fill();
        }
        return buffer[start++] & 0xFF;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new EOFException("multipart: unexpected end of the body");
        }
        end += read;
    }

    /** Copies what stands before the next delimiter, and passes it. */
    private void copyUntilDelimiter(OutputStream out) throws IOException {
        while (true) {
            int found = indexOfDelimiter();
            if (found >= 0) {
                out.write(buffer, start, found - start);
                start = found + delimiter.length;
                return;
            }
            int safe = Math.max(start, end - delimiter.length + 1);
            out.write(buffer, start, safe - start);
            start = safe;
            fill();
        }
    }

    private int indexOfDelimiter() {
        int last = end - delimiter.length;
        for (int i = start; i <= last; i++) {
            if (buffer[i] == delimiter[0]
                    && Arrays.equals(buffer, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
                return i;
            }
        }
        return -1;
    }

    /** What the headers of a part say about it. */
    private record PartHeaders(String name, String fileName) {
        static PartHeaders of(String headers) {
            Map<String, String> params = HeaderParams.parse(disposition(headers));
            return new PartHeaders(params.getOrDefault("name", ""), baseName(params.getOrDefault("filename", "")));
        }

        private static String disposition(String headers) {
            String disposition = "";
            for (String line : headers.split("\n")) {
                int colon = line.indexOf(':');
                if (colon < 0 && !line.isEmpty() && line.charAt(0) != ' ' && line.charAt(0) != '\t') {
                    throw new JsonException("multipart: malformed header");
                }
                if (colon > 0
                        && disposition.isEmpty()
                        && line.substring(0, colon).strip().equalsIgnoreCase("content-disposition")) {
                    String value = line.substring(colon + 1).strip();
                    disposition = value.toLowerCase(Locale.ROOT).startsWith("form-data") ? value : "";
                }
            }
            return disposition;
        }

        /** The last element of a path, as browsers may send one. */
        private static String baseName(String path) {
            String name = path;
            while (name.length() > 1 && name.endsWith("/")) {
                name = name.substring(0, name.length() - 1);
            }
            return name.equals("/") ? name : name.substring(name.lastIndexOf('/') + 1);
        }
    }

    /** Counts the bytes of values, which stay in memory. */
    private final class Bounded extends OutputStream {
        private final OutputStream out;

        Bounded(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            valueBytes += length;
            if (valueBytes > MOST_VALUE_BYTES) {
                throw new JsonException("multipart: message too large");
            }
            out.write(bytes, offset, length);
        }
    }

    /** Memory up to a number of bytes, then a temporary file, which is deleted again unless kept. */
    private static final class Spool extends OutputStream {
        private final long most;
        private ByteArrayOutputStream memory = new ByteArrayOutputStream();
        private Path path;
        private OutputStream file;
        private long size;
        private boolean kept;

        Spool(long most) {
            this.most = most;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            size += length;
            if (file == null && size > most) {
                path = Files.createTempFile("satchel-upload-", ".tmp");
                file = Files.newOutputStream(path);
                memory.writeTo(file);
                memory = new ByteArrayOutputStream();
            }
            (file == null ? memory : file).write(bytes, offset, length);
        }

        /** All is written. */
        void finish() throws IOException {
            if (file != null) {
                file.close();
            }
        }

        @Override
        public void close() throws IOException {
            try {
                finish();
            } finally {
                if (path != null && !kept) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
