package dev.satchel.http;

import java.nio.file.Path;
import java.util.List;

/**
 * How to serve.
 *
 * @param host address to listen on; {@code ""} for all
 * @param port TCP port; 0 for any free one
 * @param origins origins that CORS allows, {@code *} for all
 * @param publicDir folder of static files; need not exist
 * @param indexFallback whether unknown static paths get the root's {@code index.html}
 */
public record HttpOptions(String host, int port, List<String> origins, Path publicDir, boolean indexFallback) {
    public HttpOptions {
        origins = List.copyOf(origins);
    }
}
