package dev.satchel.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileStoreTest {
    @TempDir
    Path folder;

    private record Upload(String originalName, byte[] content, boolean breaks) implements UploadedFile {
        @Override
        public String name() {
            return originalName;
        }

        @Override
        public void name(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public InputStream open() throws IOException {
            if (breaks) {
                return new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("gone");
                    }
                };
            }
            return new ByteArrayInputStream(content);
        }
    }

    private static Upload upload(String name, String content) {
        return new Upload(name, content.getBytes(StandardCharsets.UTF_8), false);
    }

    @Test
    void keepsContentAndASideFile() throws IOException {
        try (LocalFileStore store = new LocalFileStore(folder.resolve("storage"))) {
            store.put("c/r/a.txt", upload("A & b.txt", "hello"));
            assertThat(folder.resolve("storage/c/r/a.txt")).hasContent("hello");
            assertThat(Files.readString(folder.resolve("storage/c/r/a.txt.attrs")))
                    .isEqualTo("{\"user.cache_control\":\"\","
                            + "\"user.content_disposition\":\"\",\"user.content_encoding\":\"\",\"user.content_language\":\"\","
                            + "\"user.content_type\":\"text/plain; charset=utf-8\",\"user.metadata\":{\"original-filename\":\"A \\u0026 b.txt\"},"
                            + "\"md5\":\"XUFAKrxLKna5cZ2REBfFkg==\"}\n");
            assertThat(store.attributes("c/r/a.txt")).get().satisfies(found -> {
                assertThat(found.contentType()).isEqualTo("text/plain; charset=utf-8");
                assertThat(found.size()).isEqualTo(5);
            });
            try (var files = Files.list(folder.resolve("storage/c/r"))) {
                assertThat(files).hasSize(2);
            }
        }
    }

    @Test
    void leavesNothingOfAFailedWrite() throws IOException {
        LocalFileStore store = new LocalFileStore(folder);
        assertThatThrownBy(() -> store.put("c/r/a", new Upload("a", new byte[0], true)))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("c/r")).isEmptyDirectory();
    }

    @Test
    void deletesFilesAndWholeFolders() throws IOException {
        LocalFileStore store = new LocalFileStore(folder);
        store.put("c/r/a", upload("a", "1"));
        store.put("c/s/b", upload("b", "2"));
        store.delete("c/r/a");
        store.delete("c/r/none");
        assertThat(store.attributes("c/r/a")).isEmpty();
        assertThatThrownBy(() -> store.open("c/r/a")).isInstanceOf(NoSuchFileException.class);
        store.deletePrefix("c/s/");
        store.deletePrefix("c/none/");
        assertThat(folder.resolve("c/s")).doesNotExist();
        assertThat(folder.resolve("c/r")).isDirectory();
    }

    @Test
    void treatsAMissingSideFileAsUnknownAndABrokenOneAsUnreadable() throws IOException {
        LocalFileStore store = new LocalFileStore(folder);
        Files.createDirectories(folder.resolve("c/r"));
        Files.writeString(folder.resolve("c/r/a"), "x");
        assertThat(store.attributes("c/r/a"))
                .get()
                .extracting(FileStore.Attributes::contentType)
                .isEqualTo("application/octet-stream");
        Files.writeString(folder.resolve("c/r/a.attrs"), "{");
        assertThatThrownBy(() -> store.attributes("c/r/a")).isInstanceOf(IOException.class);
    }

    @Test
    void neverLeavesItsFolder() throws IOException {
        LocalFileStore store = new LocalFileStore(folder.resolve("in"));
        Files.writeString(folder.resolve("secret"), "x");
        Files.createDirectories(folder.resolve("in/c"));
        assertThat(store.attributes("../secret")).isEmpty();
        assertThat(store.attributes("c/../../secret")).isEmpty();
        assertThat(store.attributes("/etc/passwd")).isEmpty();
        assertThat(store.attributes("c/..")).isEmpty();
        store.put("c/r/a", upload("a", "1"));
        assertThatThrownBy(() -> store.deletePrefix("c/./")).isInstanceOf(IOException.class);
        assertThat(store.attributes("c/r/a")).isPresent();
        assertThatThrownBy(() -> store.open("c/a.attrs")).hasMessage("file extension \".attrs\" is reserved");
        assertThat(LocalFileStore.escape("a//b/")).isEqualTo("a/__0x2f__b__0x2f__");
        assertThat(LocalFileStore.escape("../a\n")).isEqualTo("..__0x2f__a__0xa__");
    }
}
