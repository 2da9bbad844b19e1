package dev.satchel.http;

import dev.satchel.auth.TokenType;
import dev.satchel.auth.Tokens;
import dev.satchel.log.LogWriter;
import dev.satchel.record.Record;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out who calls: the record of the token in the {@code Authorization} header. A token that is not valid makes a
 * guest.
 */
final class AuthToken {
    private static final String BEARER = "bearer ";

    private AuthToken() {}

    static void load(Exchange exchange) {
        String token = of(exchange);
        if (token.isEmpty()) {
            return;
        }
        Optional<Record> caller = Tokens.find(exchange.app(), token, TokenType.AUTH);
        if (caller.isPresent()) {
            exchange.auth(caller.get());
        } else if (exchange.app().log().enabled(LogWriter.DEBUG)) {
            exchange.app()
                    .log()
                    .log(LogWriter.DEBUG, "loadAuthToken failure", Map.of("error", "missing or invalid token"));
        }
    }

    /** The token as it was sent; {@code ""} if there is none. */
    static String of(Exchange exchange) {
        String header = exchange.header(Headers.AUTHORIZATION);
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length()) ? header.substring(BEARER.length()) : header;
    }
}
