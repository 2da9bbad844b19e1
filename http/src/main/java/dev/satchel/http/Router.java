package dev.satchel.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the route of a request: patterns of whole segments, of which {@code {name}} takes any one and
 * {@code {name...}}, at the end, the rest of the path. The most specific pattern wins (a literal before {@code {name}}
 * before {@code {name...}}), whatever the order in which they were added.
 *
 * <p>Segments are split on the path as it was sent and decoded afterwards, so {@code %2F} belongs to a value. A slash
 * at the end is significant. A GET route serves HEAD too.
 */
public final class Router {
    private final Node root = new Node();

    /** A route with the values of its parameters, decoded. */
    public record Match(Route route, Map<String, String> params) {}

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private Node parameter;
        private Map<String, Route> rest = Map.of();
        private Map<String, Route> routes = Map.of();
    }

    /**
     * Adds a route. Guards run in the given order, before the handler.
     *
     * @throws IllegalStateException if there is one of the same method and shape
     */
    public Route add(String method, String pattern, Handler handler, Middleware... guards) {
        Handler chain = handler;
        for (int i = guards.length - 1; i >= 0; i--) {
            Middleware guard = guards[i];
            Handler next = chain;
            chain = exchange -> guard.handle(exchange, next);
        }
        Route route = new Route(method, pattern, chain);
        Node node = root;
        String[] segments = route.segments();
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            if (segment.endsWith("...}")) {
                node.rest = with(node.rest, route);
                return route;
            }
            if (segment.startsWith("{")) {
                if (node.parameter == null) {
                    node.parameter = new Node();
                }
                node = node.parameter;
            } else {
                node = node.literals.computeIfAbsent(segment, key -> new Node());
            }
        }
        node.routes = with(node.routes, route);
        return route;
    }

    private static Map<String, Route> with(Map<String, Route> routes, Route route) {
        Map<String, Route> more = new HashMap<>(routes);
        if (more.putIfAbsent(route.method(), route) != null) {
            throw new IllegalStateException("two routes for " + route.method() + " " + route.pattern());
        }
        return more;
    }

    /** The route of a request; {@code rawPath} begins with a slash and is still escaped. */
    public Optional<Match> find(String method, String rawPath) {
        Route route = find(root, method, rawPath, 1);
        return route == null ? Optional.empty() : Optional.of(new Match(route, params(route, rawPath)));
    }

    private static Route find(Node node, String method, String path, int from) {
        if (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            String segment = path.substring(from, end);
            int next = slash < 0 ? Integer.MAX_VALUE : slash + 1;
            Node literal = node.literals.get(segment);
            if (literal == null && segment.indexOf('%') >= 0) {
                literal = node.literals.get(UrlCodec.decodePath(segment));
            }
            Route found = literal == null ? null : follow(literal, method, path, next);
            if (found == null && node.parameter != null && !segment.isEmpty() && !segment.equalsIgnoreCase("%2F")) {
                found = follow(node.parameter, method, path, next);
            }
            return found != null ? found : ofMethod(node.rest, method);
        }
        return null;
    }

    private static Route follow(Node node, String method, String path, int from) {
        return from == Integer.MAX_VALUE ? ofMethod(node.routes, method) : find(node, method, path, from);
    }

    private static Route ofMethod(Map<String, Route> routes, String method) {
        if (routes.isEmpty()) {
            return null;
        }
        Route route = routes.get(method);
        return route == null && method.equals("HEAD") ? routes.get("GET") : route;
    }

    private static Map<String, String> params(Route route, String path) {
        Map<String, String> params = null;
        int from = 1;
        for (String segment : route.segments()) {
            int slash = path.indexOf('/', from);
            if (segment.startsWith("{")) {
                boolean rest = segment.endsWith("...}");
                String name = segment.substring(1, segment.length() - (rest ? 4 : 1));
                String value =
                        rest || slash < 0 ? path.substring(Math.min(from, path.length())) : path.substring(from, slash);
                params = params == null ? new LinkedHashMap<>(4) : params;
                params.put(name, UrlCodec.decodePath(value));
            }
            from = slash < 0 ? path.length() : slash + 1;
        }
        return params == null ? Map.of() : params;
    }
}
