package dev.satchel.auth;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often something may be tried: so many attempts in a window of time that begins with the first one. Kept in
 * memory; windows that are over are dropped when there are many.
 */
public final class AttemptLimit {
    private static final int MANY = 10_000;

    private final int most;
    private final long windowMillis;
    private final LongSupplier millis;
    private final Map<String, Window> windows = new HashMap<>();

    private static final class Window {
        private final long start;
        private int attempts;

        Window(long start) {
            this.start = start;
        }
    }

    public AttemptLimit(int most, Duration window) {
        this(most, window, () -> System.nanoTime() / 1_000_000);
    }

    /** @param millis a clock that never goes back */
    AttemptLimit(int most, Duration window, LongSupplier millis) {
        this.most = most;
        this.windowMillis = window.toMillis();
        this.millis = millis;
    }

    /** Counts an attempt; false if it is one too many. */
    public synchronized boolean allow(String key) {
        long now = millis.getAsLong();
        if (windows.size() >= MANY) {
            windows.values().removeIf(window -> now - window.start >= windowMillis);
        }
        Window window = windows.get(key);
        if (window == null || now - window.start >= windowMillis) {
            window = new Window(now);
            windows.put(key, window);
        }
        window.attempts++;
        return window.attempts <= most;
    }

    public synchronized void reset() {
        windows.clear();
    }
}
