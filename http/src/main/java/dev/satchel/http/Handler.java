package dev.satchel.http;

/** Answers a request. */
@FunctionalInterface
public interface Handler {

    /**
     * Answers through the exchange, once.
     *
     * @throws dev.satchel.error.ApiException for an error answer
     */
    void handle(Exchange exchange);
}
