package dev.satchel.hook;

import dev.satchel.App;

/**
 * Something that is about to happen, handed from handler to handler. A handler that does not call {@link #next} stops
 * it there; what stands after the call runs when the rest is done.
 */
public abstract class Event {
    private App app;
    private Runnable next = () -> {};

    protected Event(App app) {
        this.app = app;
    }

    /** The application, bound to the running transaction if there is one. */
    public App app() {
        return app;
    }

    public void app(App value) {
        app = value;
    }

    /** Lets the rest happen: the later handlers, then the operation itself. */
    public final void next() {
        next.run();
    }

    final Runnable nextAction() {
        return next;
    }

    final void nextAction(Runnable action) {
        next = action;
    }
}
