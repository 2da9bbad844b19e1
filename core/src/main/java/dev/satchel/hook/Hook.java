package dev.satchel.hook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A place where handlers can take part in an operation. Handlers run in the order of their priority (lower first), then
 * of their binding; the operation itself comes last.
 *
 * @param <E> the event
 */
public final class Hook<E extends Event> {

    /**
     * @param id binding another handler with the same id replaces this one
     * @param tags names or ids of collections it is meant for; empty for all
     */
    public record Handler<E extends Event>(String id, int priority, Set<String> tags, Consumer<E> action) {}

    /** Replaced as a whole, so that no event meets a half-built list and slips past the handlers. */
    private volatile List<Handler<E>> handlers = List.of();

    /** Binds a handler with priority 0, for the named collections or for all; returns its id. */
    public String bind(Consumer<E> action, String... tags) {
        return bind(new Handler<>(UUID.randomUUID().toString(), 0, Set.copyOf(Arrays.asList(tags)), action));
    }

    public synchronized String bind(Handler<E> handler) {
        List<Handler<E>> all = new ArrayList<>(handlers);
        int position = -1;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(handler.id())) {
                position = i;
            }
        }
        if (position >= 0) {
            all.set(position, handler);
        } else {
            all.add(handler);
        }
        all.sort(Comparator.comparingInt(Handler::priority));
        handlers = List.copyOf(all);
        return handler.id();
    }

    public synchronized void unbind(String id) {
        handlers = handlers.stream().filter(handler -> !handler.id().equals(id)).toList();
    }

    public boolean isEmpty() {
        return handlers.isEmpty();
    }

    /** Runs the handlers, then the operation. */
    public void trigger(E event, Consumer<E> operation) {
        List<Handler<E>> all = handlers;
        if (all.isEmpty()) {
            operation.accept(event);
            return;
        }
        run(event, all.iterator(), operation);
    }

    private void run(E event, java.util.Iterator<Handler<E>> rest, Consumer<E> operation) {
        while (rest.hasNext()) {
            Handler<E> handler = rest.next();
            if (handler.tags().isEmpty()
                    || (event instanceof Tagged tagged && tagged.tags().stream().anyMatch(handler.tags()::contains))) {
                Runnable outer = event.nextAction();
                event.nextAction(() -> run(event, rest, operation));
                try {
                    handler.action().accept(event);
                } finally {
                    event.nextAction(outer);
                }
                return;
            }
        }
        Runnable outer = event.nextAction();
        event.nextAction(() -> {});
        try {
            operation.accept(event);
        } finally {
            event.nextAction(outer);
        }
    }

    /** An event about a collection, by whose name or id handlers can be chosen. */
    public interface Tagged {
        List<String> tags();
    }
}
