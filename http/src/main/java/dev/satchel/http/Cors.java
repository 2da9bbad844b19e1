package dev.satchel.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.List;
import java.util.Optional;

/** Lets pages of other origins use the API; answers every {@code OPTIONS} request. */
final class Cors {
    private static final int LONGEST_PATTERN_ORIGIN = 261; // scheme, ://, host name of 253

    private static final Header METHODS =
            HeaderValues.createCached("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE");
    private static final Header VARY_PREFLIGHT = HeaderValues.create(
            HeaderNames.VARY, "Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");

    private final List<String> origins;
    private final boolean all;

    Cors(List<String> origins) {
        this.origins = origins;
        this.all = !origins.isEmpty() && origins.getFirst().equals("*");
    }

    /** Sets the headers; answers and says true if it is an {@code OPTIONS} request. */
    boolean handle(Exchange exchange) {
        exchange.responseHeader(Headers.VARY_ORIGIN);
        boolean options = exchange.method().equals("OPTIONS");
        String origin = exchange.header(Headers.ORIGIN);
        if (!origin.isEmpty()) {
            if (all) {
                exchange.responseHeader(Headers.ALLOW_ALL);
                preflight(exchange, options);
            } else {
                Optional<String> allowed = allowed(origin);
                allowed.ifPresent(value -> {
                    exchange.responseHeader("Access-Control-Allow-Origin", value);
                    preflight(exchange, options);
                });
            }
        }
        if (options) {
            exchange.noContent();
        }
        return options;
    }

    private static void preflight(Exchange exchange, boolean options) {
        if (!options) {
            return;
        }
        exchange.responseHeader(VARY_PREFLIGHT);
        exchange.responseHeader(METHODS);
        String headers = exchange.header("Access-Control-Request-Headers");
        if (!headers.isEmpty()) {
            exchange.responseHeader("Access-Control-Allow-Headers", headers);
        }
    }

    private Optional<String> allowed(String origin) {
        for (String entry : origins) {
            if (entry.equals("*")) {
                return Optional.of("*");
            }
            if (entry.equals(origin) || sameSchemeAndSubdomain(origin, entry)) {
                return Optional.of(origin);
            }
        }
        if (origin.length() <= LONGEST_PATTERN_ORIGIN && origin.contains("://")) {
            for (String entry : origins) {
                if (matches(origin, 0, entry, 0)) {
                    return Optional.of(origin);
                }
            }
        }
        return Optional.empty();
    }

    /** Compares the labels of the hosts from the right; {@code *} stands for all that is left. */
    private static boolean sameSchemeAndSubdomain(String origin, String entry) {
        int originHost = origin.indexOf("://");
        int entryHost = entry.indexOf("://");
        if (originHost < 0 || entryHost < 0 || !origin.substring(0, originHost).equals(entry.substring(0, entryHost))) {
            return false;
        }
        String host = origin.substring(originHost + 3);
        if (host.length() > 253) {
            return false;
        }
        String[] labels = host.split("\\.", -1);
        String[] pattern = entry.substring(entryHost + 3).split("\\.", -1);
        for (int i = 1; i <= labels.length; i++) {
            if (pattern.length < i) {
                return false;
            }
            String want = pattern[pattern.length - i];
            if (want.equals("*")) {
                return true;
            }
            if (!want.equals(labels[labels.length - i])) {
                return false;
            }
        }
        return false;
    }

    /** Whole match where {@code *} is any text and {@code ?} any character. */
    private static boolean matches(String text, int i, String pattern, int j) {
        int star = -1;
        int mark = 0;
        while (i < text.length()) {
            if (j < pattern.length() && pattern.charAt(j) == '*') {
                star = j++;
                mark = i;
            } else if (j < pattern.length() && (pattern.charAt(j) == '?' || pattern.charAt(j) == text.charAt(i))) {
                i++;
                j++;
            } else if (star >= 0) {
                j = star + 1;
                i = ++mark;
            } else {
                return false;
            }
        }
        while (j < pattern.length() && pattern.charAt(j) == '*') {
            j++;
        }
        return j == pattern.length();
    }
}
