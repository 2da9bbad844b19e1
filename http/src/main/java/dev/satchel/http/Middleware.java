package dev.satchel.http;

/** Stands in front of a route's handler: lets the request through, refuses it, or does something around it. */
@FunctionalInterface
public interface Middleware {

    /** Calls {@code next} to let the request through. */
    void handle(Exchange exchange, Handler next);
}
