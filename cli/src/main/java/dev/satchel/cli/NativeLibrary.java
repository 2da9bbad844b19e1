package dev.satchel.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Part of the build: puts SQLite's native library for this machine into a folder, given as the only argument, from
 * which later starts load it (by the property {@code org.sqlite.lib.path}) instead of unpacking it each time.
 */
public final class NativeLibrary {
    private NativeLibrary() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + '/' + name;
        try (InputStream library = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new IOException("no SQLite for this machine: " + resource);
            }
            Files.createDirectories(folder);
            Files.copy(library, folder.resolve(name));
        }
    }
}
