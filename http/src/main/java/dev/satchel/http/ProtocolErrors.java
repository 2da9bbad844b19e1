package dev.satchel.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/** Plain text answers to what is no proper HTTP; the connection ends with them. */
final class ProtocolErrors {
    private ProtocolErrors() {}

    static void register(DirectHandlers.Builder handlers) {
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, ProtocolErrors::answer);
        }
    }

    private static DirectHandler.TransportResponse answer(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType type,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .keepAlive(false)
                .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .entity(status.code() + " " + status.reasonPhrase())
                .build();
    }
}
