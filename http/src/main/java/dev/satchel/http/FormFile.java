package dev.satchel.http;

import dev.satchel.file.FileNames;
import dev.satchel.file.MimeTypes;
import dev.satchel.file.UploadedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file part of a multipart body: in memory, or in a temporary file that goes with the request. */
final class FormFile implements UploadedFile, AutoCloseable {
    private final String originalName;
    private final byte[] content;
    private final Path path;
    private final long size;
    private String name; // made when asked for

    private FormFile(String originalName, byte[] content, Path path, long size) {
        this.originalName = originalName;
        this.content = content;
        this.path = path;
        this.size = size;
    }

    static FormFile inMemory(String originalName, byte[] content) {
        return new FormFile(originalName, content, null, content.length);
    }

    /** Where a large one lies; null for one in memory. */
    Path path() {
        return path;
    }

    static FormFile onDisk(String originalName, Path path, long size) {
        return new FormFile(originalName, null, path, size);
    }

    @Override
    public String name() {
        if (name == null) {
            try (InputStream in = open()) {
                name = FileNames.normalise(originalName, in.readNBytes(MimeTypes.HEAD));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return name;
    }

    @Override
    public void name(String value) {
        name = value;
    }

    @Override
    public String originalName() {
        return originalName;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() throws IOException {
        return content != null ? new ByteArrayInputStream(content) : Files.newInputStream(path);
    }

    @Override
    public void close() throws IOException {
        if (path != null) {
            Files.deleteIfExists(path);
        }
    }
}
