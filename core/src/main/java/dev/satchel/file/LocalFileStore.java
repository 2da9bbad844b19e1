package dev.satchel.file;

import dev.satchel.json.Json;
import dev.satchel.json.JsonException;
import dev.satchel.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Files below {@code pb_data/storage}, each with a side file {@code NAME.attrs} that keeps its type, as PocketBase has
 * them.
 */
public final class LocalFileStore implements FileStore {
    private static final String ATTRIBUTES = ".attrs";
    private static final int MAX_ORIGINAL_NAME = 255;
    private final Path root;

    /** @param root need not exist yet */
    public LocalFileStore(Path root) {
        this.root = root;
    }

    @Override
    public Optional<Attributes> attributes(String key) throws IOException {
        Path path = path(key);
        BasicFileAttributes file;
        try {
            file = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        }
        if (!file.isRegularFile()) {
            return Optional.empty();
        }
        return Optional.of(new Attributes(
                contentType(path), file.size(), file.lastModifiedTime().toMillis()));
    }

    private static String contentType(Path path) throws IOException {
        byte[] json;
        try {
            json = Files.readAllBytes(attributesPath(path));
        } catch (NoSuchFileException e) {
            return MimeType.UNKNOWN.type();
        }
        try {
            Object type = Json.parseObject(json).get("user.content_type");
            return type instanceof String text && !text.isEmpty() ? text : MimeType.UNKNOWN.type();
        } catch (JsonException e) {
            throw new IOException("broken side file of " + path.getFileName(), e);
        }
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(path(key));
    }

    @Override
    public void put(String key, UploadedFile file) throws IOException {
        Path path = path(key);
        Files.createDirectories(path.getParent());
        Instant now = Instant.now();
        String stamp = Long.toHexString(now.getEpochSecond() * 1_000_000_000 + now.getNano());
        Path temporary = path.resolveSibling(path.getFileName() + "." + stamp + ".tmp");
        Path attributes = attributesPath(path);
        boolean stored = false;
        try {
            MessageDigest md5 = md5();
            String type = copy(file, temporary, md5);
            Files.write(attributes, attributes(type, file.originalName(), md5.digest()));
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            stored = true;
        } finally {
            if (!stored) {
                Files.deleteIfExists(temporary);
                Files.deleteIfExists(attributes);
            }
        }
    }

    /** Returns the type of what was copied. */
    private static String copy(UploadedFile file, Path target, MessageDigest md5) throws IOException {
        try (InputStream in = file.open();
                OutputStream out =
                        Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] head = in.readNBytes(MimeTypes.HEAD);
            md5.update(head);
            out.write(head);
            byte[] buffer = new byte[32 * 1024];
            int read = in.read(buffer);
            while (read >= 0) {
                md5.update(buffer, 0, read);
                out.write(buffer, 0, read);
                read = in.read(buffer);
            }
            return MimeTypes.detect(head).type();
        }
    }

    private static byte[] attributes(String type, String originalName, byte[] md5) {
        Map<String, Object> metadata = new TreeMap<>();
        metadata.put("original-filename", cut(originalName));
        return new JsonWriter(512)
                .beginObject()
                .name("user.cache_control")
                .value("")
                .name("user.content_disposition")
                .value("")
                .name("user.content_encoding")
                .value("")
                .name("user.content_language")
                .value("")
                .name("user.content_type")
                .value(type.toLowerCase(Locale.ROOT))
                .name("user.metadata")
                .any(metadata)
                .name("md5")
                .value(Base64.getEncoder().encodeToString(md5))
                .endObject()
                .newline()
                .toByteArray();
    }

    private static String cut(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MAX_ORIGINAL_NAME
                ? name
                : new String(bytes, 0, MAX_ORIGINAL_NAME, StandardCharsets.UTF_8);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void delete(String key) throws IOException {
        Path path = path(key);
        try {
            Files.deleteIfExists(path);
            Files.deleteIfExists(attributesPath(path));
        } catch (NotDirectoryException e) {
            return;
        }
    }

    @Override
    public void tidy(String prefix) throws IOException {
        try {
            Files.deleteIfExists(path(prefix.substring(0, prefix.length() - 1)));
        } catch (DirectoryNotEmptyException e) {
            // it is in use
        }
    }

    @Override
    public void deletePrefix(String prefix) throws IOException {
        if (prefix.length() < 2 || !prefix.endsWith("/")) {
            throw new IllegalArgumentException("not a prefix of keys: " + prefix);
        }
        Path folder = path(prefix.substring(0, prefix.length() - 1));
        if (folder.equals(root) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
                if (error instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw error;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException error) throws IOException {
                if (error != null) {
                    throw error;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path attributesPath(Path path) {
        return path.resolveSibling(path.getFileName() + ATTRIBUTES);
    }

    private Path path(String key) throws IOException {
        if (key.endsWith(ATTRIBUTES)) {
            throw new IOException("file extension \"" + ATTRIBUTES + "\" is reserved");
        }
        if (("/" + key + "/").contains("/./")) {
            throw new IOException("bad key: " + key); // it would name the folder above
        }
        return root.resolve(escape(key));
    }

    /** Escapes whatever a path could read as something else than a name: control characters and odd slashes. */
    static String escape(String key) {
        StringBuilder escaped = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean oddSlash = c == '/'
                    && (i == 0
                            || i == key.length() - 1
                            || key.charAt(i - 1) == '/'
                            || i > 1 && key.charAt(i - 1) == '.' && key.charAt(i - 2) == '.');
            if (c < 0x20 || oddSlash) {
                escaped.append("__0x").append(Integer.toHexString(c)).append("__");
            } else {
                escaped.append(c);
            }
        }
        // ".." as the last segment is left by the rules above; no stored name is like that
        String path = escaped.toString();
        if (path.equals("..") || path.endsWith("/..")) {
            return path.substring(0, path.length() - 2) + "__0x2e____0x2e__";
        }
        return path;
    }

    @Override
    public void close() {
        // nothing is kept open
    }
}
