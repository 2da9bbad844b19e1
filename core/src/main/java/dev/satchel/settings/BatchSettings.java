package dev.satchel.settings;

import dev.satchel.json.Shape;

/** Limits of batch requests; {@code timeout} in seconds, {@code maxBodySize} in bytes, 0 for the default. */
public final class BatchSettings {
    public static final Shape<BatchSettings> SHAPE = Shape.of(BatchSettings::new)
            .bool("enabled", b -> b.enabled, (b, v) -> b.enabled = v)
            .integer("maxRequests", b -> b.maxRequests, (b, v) -> b.maxRequests = v)
            .integer("timeout", b -> b.timeout, (b, v) -> b.timeout = v)
            .integer("maxBodySize", b -> b.maxBodySize, (b, v) -> b.maxBodySize = v)
            .build();

    private boolean enabled;
    private long maxRequests = 50;
    private long timeout = 3;
    private long maxBodySize;

    public boolean enabled() {
        return enabled;
    }

    public void enabled(boolean value) {
        enabled = value;
    }

    public long maxRequests() {
        return maxRequests;
    }

    public void maxRequests(long value) {
        maxRequests = value;
    }

    public long timeout() {
        return timeout;
    }

    public void timeout(long value) {
        timeout = value;
    }

    public long maxBodySize() {
        return maxBodySize;
    }

    public void maxBodySize(long value) {
        maxBodySize = value;
    }
}
