package dev.satchel.http;

import dev.satchel.Engine;
import dev.satchel.IpRange;
import dev.satchel.error.ApiException;
import dev.satchel.schema.Collection;
import dev.satchel.settings.RateLimitRule;
import dev.satchel.settings.RateLimitSettings;
import dev.satchel.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts requests of each client in fixed windows: the first request of a client opens a window of the rule's
 * duration, within which {@code maxRequests} are let through; the first one after its end opens the next. Refused
 * requests neither count nor extend the window. Plain windows let through up to twice the number around their border,
 * but that is what PocketBase does and what its users have tuned their rules for.
 *
 * <p>Counters belong to a version of the settings: a save of the settings forgets them all.
 */
final class RateLimiter {
    private static final int SWEEP_ABOVE = 10_000; // counters, before old ones are looked for
    private static final String CLEANUP = "__pbRateLimitersCleanup__";

    private final AtomicBoolean listening = new AtomicBoolean();
    private volatile Counters counters = new Counters(null);

    /** The counters of one version of the settings. */
    private static final class Counters {
        private final Settings settings;
        private final ConcurrentHashMap<String, Window> windows = new ConcurrentHashMap<>();
        private final AtomicLong lastSweep = new AtomicLong();
        private final AtomicBoolean scheduled = new AtomicBoolean();

        Counters(Settings settings) {
            this.settings = settings;
        }

        void sweep(long now) {
            windows.values().removeIf(window -> window.end <= now);
        }
    }

    /** @param start in seconds since 1970; {@code used} requests of those allowed */
    private record Window(long start, long end, long used) {}

    /** A request that has to do with no collection. */
    void check(Exchange exchange) {
        if (applies(exchange)) {
            find(exchange, List.of(exchange.method() + ' ' + exchange.path(), exchange.path()))
                    .ifPresent(rule -> count(exchange, rule.label() + rule.audience(), rule));
        }
    }

    /**
     * An action on a collection.
     *
     * @param pattern the route's, {@code ""} in a batch
     */
    void check(
            Exchange exchange, Collection collection, String method, String path, String pattern, List<String> tags) {
        if (!applies(exchange)) {
            return;
        }
        List<String> labels = new ArrayList<>();
        tags.forEach(tag -> labels.add(collection.name() + ':' + tag));
        tags.forEach(tag -> labels.add("*:" + tag));
        labels.add(method + ' ' + path);
        labels.add(path);
        find(exchange, labels)
                .ifPresent(rule ->
                        count(exchange, collection.id() + pattern + String.join(":", tags) + rule.audience(), rule));
    }

    /** Counts without a rule of the settings; whether the client is within the limit. */
    boolean allow(Exchange exchange, String bucket, long maxRequests, long seconds) {
        return take(current(exchange), bucket + ' ' + exchange.realIp(), maxRequests, seconds);
    }

    private static boolean applies(Exchange exchange) {
        RateLimitSettings limits = exchange.app().settings().rateLimits();
        return limits.enabled()
                && !exchange.isSuperuser()
                && (limits.excludedIPs().isEmpty() || !IpRange.anyContains(limits.excludedIPs(), exchange.realIp()));
    }

    private static Optional<RateLimitRule> find(Exchange exchange, List<String> labels) {
        String audience = exchange.auth().isPresent() ? "@auth" : "@guest";
        List<RateLimitRule> rules = exchange.app().settings().rateLimits().rules();
        for (String label : labels) {
            RateLimitRule prefix = null;
            for (RateLimitRule rule : rules) {
                if (rule.audience().isEmpty() || rule.audience().equals(audience)) {
                    if (rule.label().equals(label)) {
                        return Optional.of(rule);
                    }
                    if (prefix == null && rule.label().endsWith("/") && isPrefix(rule.label(), label)) {
                        prefix = rule;
                    }
                }
            }
            if (prefix != null) {
                return Optional.of(prefix);
            }
        }
        return Optional.empty();
    }

    /** Whether the label with a slash behind it begins with the prefix, which ends in one. */
    private static boolean isPrefix(String prefix, String label) {
        return label.startsWith(prefix) || (prefix.length() == label.length() + 1 && prefix.startsWith(label));
    }

    private void count(Exchange exchange, String bucket, RateLimitRule rule) {
        Counters found = current(exchange);
        if (!found.scheduled.get() && found.scheduled.compareAndSet(false, true)) {
            scheduleCleanup(exchange.app().engine(), found);
        }
        if (!take(found, bucket + ' ' + exchange.realIp(), rule.maxRequests(), rule.duration())) {
            throw ApiException.tooManyRequests();
        }
    }

    /** The job is there from the first request that is counted until the settings are saved. */
    private void scheduleCleanup(Engine engine, Counters counted) {
        if (listening.compareAndSet(false, true)) {
            engine.onSettings(changed -> engine.cron().remove(CLEANUP));
        }
        engine.cron().add(CLEANUP, "2 * * * *", () -> counted.sweep(seconds()));
    }

    private static long seconds() {
        return System.currentTimeMillis() / 1000;
    }

    private Counters current(Exchange exchange) {
        Settings settings = exchange.app().settings();
        Counters found = counters;
        return found.settings == settings ? found : renewed(settings);
    }

    /** Requests that come together after a save must not each begin anew. */
    private synchronized Counters renewed(Settings settings) {
        if (counters.settings != settings) {
            counters = new Counters(settings);
        }
        return counters;
    }

    private static boolean take(Counters counters, String key, long maxRequests, long seconds) {
        long now = seconds();
        // once a second: with many clients at once no window may be over, and each look costs all of them
        if (counters.windows.size() > SWEEP_ABOVE && counters.lastSweep.getAndSet(now) != now) {
            counters.sweep(now);
        }
        boolean[] allowed = {true};
        counters.windows.compute(key, (k, window) -> {
            if (window == null || now - window.start >= seconds) {
                return new Window(now, now + seconds, 1);
            }
            if (window.used >= maxRequests) {
                allowed[0] = false;
                return window;
            }
            return new Window(window.start, window.end, window.used + 1);
        });
        return allowed[0];
    }
}
