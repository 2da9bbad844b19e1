package dev.satchel.settings;

import dev.satchel.json.Shape;
import java.util.ArrayList;
import java.util.List;

/** Rate limits and who is exempt from them. */
public final class RateLimitSettings {
    public static final Shape<RateLimitSettings> SHAPE = Shape.of(RateLimitSettings::new)
            .objects("rules", b -> b.rules, (b, v) -> b.rules = v, RateLimitRule.SHAPE)
            .texts("excludedIPs", false, b -> b.excludedIPs, (b, v) -> b.excludedIPs = v)
            .bool("enabled", b -> b.enabled, (b, v) -> b.enabled = v)
            .build();

    private List<RateLimitRule> rules = new ArrayList<>(List.of(
            RateLimitRule.of("*:auth", 2, 3),
            RateLimitRule.of("*:create", 20, 5),
            RateLimitRule.of("/api/batch", 3, 1),
            RateLimitRule.of("/api/", 300, 10)));
    private List<String> excludedIPs = new ArrayList<>();
    private boolean enabled;

    public List<RateLimitRule> rules() {
        return rules;
    }

    public void rules(List<RateLimitRule> value) {
        rules = value;
    }

    public List<String> excludedIPs() {
        return excludedIPs;
    }

    public void excludedIPs(List<String> value) {
        excludedIPs = value;
    }

    public boolean enabled() {
        return enabled;
    }

    public void enabled(boolean value) {
        enabled = value;
    }
}
