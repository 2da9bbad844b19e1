package dev.satchel.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where files of records lie: a folder, or later an S3 bucket. Keys are {@code collectionId/recordId/name}. */
public interface FileStore extends AutoCloseable {

    /**
     * @param size bytes
     * @param modified milliseconds since 1970
     */
    record Attributes(String contentType, long size, long modified) {}

    Optional<Attributes> attributes(String key) throws IOException;

    /** @throws java.nio.file.NoSuchFileException if there is none */
    InputStream open(String key) throws IOException;

    /** Stores the whole or nothing. */
    void put(String key, UploadedFile file) throws IOException;

    /** Deletes a file and what belongs to it; nothing happens if there is none. */
    void delete(String key) throws IOException;

    /** Deletes everything whose key begins with the prefix, which ends in {@code /}. */
    void deletePrefix(String prefix) throws IOException;

    /** Removes what an empty prefix leaves behind, such as a folder; nothing happens if files are there. */
    default void tidy(String prefix) throws IOException {}

    @Override
    void close();
}
