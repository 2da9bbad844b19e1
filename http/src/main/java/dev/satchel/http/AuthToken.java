package dev.satchel.http;

/** Finds out who calls: the record of the token in the {@code Authorization} header. A token that is not valid makes a guest. */
final class AuthToken {
    private static final String BEARER = "bearer ";

    private AuthToken() {}

    static void load(Exchange exchange) {
        String header = exchange.header(Headers.AUTHORIZATION);
        if (header.isEmpty()) {
            return;
        }
        String token = header.regionMatches(true, 0, BEARER, 0, BEARER.length()) ? header.substring(BEARER.length()) : header;
    }
}
