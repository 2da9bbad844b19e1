package dev.satchel.http;

import java.util.List;
import java.util.function.ToLongFunction;

/** A method and path pattern with what answers it. Made by {@link Router#add}; the options are set right afterwards. */
public final class Route {
    /** 32 MiB, the most that a body may have unless the route says otherwise. */
    public static final long DEFAULT_BODY_LIMIT = 33_554_432;

    private final String method;
    private final String pattern;
    private final Handler handler;
    private final String[] segments;
    private boolean quiet;
    private boolean ownRateLimit;
    private List<String> tags = List.of();
    private ToLongFunction<Exchange> bodyLimit = exchange -> DEFAULT_BODY_LIMIT;

    Route(String method, String pattern, Handler handler) {
        this.method = method;
        this.pattern = pattern;
        this.handler = handler;
        this.segments = pattern.substring(1).split("/", -1);
    }

    /** Successful requests are not logged. */
    public Route quiet() {
        quiet = true;
        return this;
    }

    /** Limits the size of the body, in bytes; negative for no limit. */
    public Route bodyLimit(ToLongFunction<Exchange> limit) {
        bodyLimit = limit;
        return this;
    }

    /**
     * Counts requests for rate limits as an action on the collection named by the path parameter {@code collection}:
     * {@code name:tag} and {@code *:tag} come before the path. An unknown collection is a 404.
     */
    public Route tags(String... names) {
        tags = List.of(names);
        return this;
    }

    /** The handler checks rate limits itself. */
    public Route ownRateLimit() {
        ownRateLimit = true;
        return this;
    }

    public String method() {
        return method;
    }

    public String pattern() {
        return pattern;
    }

    public List<String> tags() {
        return tags;
    }

    public boolean isQuiet() {
        return quiet;
    }

    boolean hasOwnRateLimit() {
        return ownRateLimit;
    }

    long bodyLimit(Exchange exchange) {
        return bodyLimit.applyAsLong(exchange);
    }

    Handler handler() {
        return handler;
    }

    String[] segments() {
        return segments;
    }
}
