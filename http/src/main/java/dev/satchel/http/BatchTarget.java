package dev.satchel.http;

import java.util.Optional;

/**
 * What a request of a batch is about.
 *
 * @param action {@code POST}, {@code PATCH}, {@code PUT} or {@code DELETE}
 * @param collection name or id
 * @param id of the record, {@code ""} for {@code POST} and {@code PUT}
 * @param path without the query
 * @param query as it was sent
 */
record BatchTarget(String action, String collection, String id, String path, String query) {
    private static final String PREFIX = "/api/collections/";

    /** Empty for anything that a batch cannot do. */
    static Optional<BatchTarget> of(String method, String url) {
        int mark = url.indexOf('?');
        String path = mark < 0 ? url : url.substring(0, mark);
        String query = mark < 0 ? "" : url.substring(mark + 1);
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] segments = path.substring(PREFIX.length()).split("/", -1);
        boolean withId = method.equals("PATCH") || method.equals("DELETE");
        boolean known = withId || method.equals("POST") || method.equals("PUT");
        if (!known
                || segments.length != (withId ? 3 : 2)
                || segments[0].isEmpty()
                || !segments[1].equals("records")
                || (withId && segments[2].isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new BatchTarget(method, segments[0], withId ? segments[2] : "", path, query));
    }
}
