package dev.satchel.settings;

import dev.satchel.json.Shape;

/** How many requests a client may make to what a label names. {@code audience} is {@code ""}, {@code @guest} or {@code @auth}; {@code duration} in seconds. */
public final class RateLimitRule {
    public static final Shape<RateLimitRule> SHAPE = Shape.of(RateLimitRule::new)
            .text("label", b -> b.label, (b, v) -> b.label = v)
            .text("audience", b -> b.audience, (b, v) -> b.audience = v)
            .integer("duration", b -> b.duration, (b, v) -> b.duration = v)
            .integer("maxRequests", b -> b.maxRequests, (b, v) -> b.maxRequests = v)
            .build();

    private String label = "";
    private String audience = "";
    private long duration;
    private long maxRequests;

    static RateLimitRule of(String label, long maxRequests, long duration) {
        RateLimitRule rule = new RateLimitRule();
        rule.label = label;
        rule.maxRequests = maxRequests;
        rule.duration = duration;
        return rule;
    }

    public String label() {
        return label;
    }

    public void label(String value) {
        label = value;
    }

    public String audience() {
        return audience;
    }

    public void audience(String value) {
        audience = value;
    }

    public long duration() {
        return duration;
    }

    public void duration(long value) {
        duration = value;
    }

    public long maxRequests() {
        return maxRequests;
    }

    public void maxRequests(long value) {
        maxRequests = value;
    }
}
