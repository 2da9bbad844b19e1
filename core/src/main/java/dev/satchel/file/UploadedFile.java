package dev.satchel.file;

import java.io.IOException;
import java.io.InputStream;

/** A file that was sent with a request, or made by a hook, and is not stored yet. */
public interface UploadedFile {

    /** The name under which it will be stored, made unique by {@code FileNames}; may be changed by hooks. */
    String name();

    void name(String name);

    /** The client's name. */
    String originalName();

    /** Bytes. */
    long size();

    InputStream open() throws IOException;
}
