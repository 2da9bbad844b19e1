package dev.satchel.settings;

import dev.satchel.json.Shape;

/** What is logged and for how many days; 0 days switches logging off. */
public final class LogSettings {
    public static final Shape<LogSettings> SHAPE = Shape.of(LogSettings::new)
            .integer("maxDays", b -> b.maxDays, (b, v) -> b.maxDays = v)
            .integer("minLevel", b -> b.minLevel, (b, v) -> b.minLevel = v)
            .bool("logIP", b -> b.logIP, (b, v) -> b.logIP = v)
            .bool("logAuthId", b -> b.logAuthId, (b, v) -> b.logAuthId = v)
            .build();

    private long maxDays = 5;
    private long minLevel;
    private boolean logIP = true;
    private boolean logAuthId;

    public long maxDays() {
        return maxDays;
    }

    public void maxDays(long value) {
        maxDays = value;
    }

    public long minLevel() {
        return minLevel;
    }

    public void minLevel(long value) {
        minLevel = value;
    }

    public boolean logIP() {
        return logIP;
    }

    public void logIP(boolean value) {
        logIP = value;
    }

    public boolean logAuthId() {
        return logAuthId;
    }

    public void logAuthId(boolean value) {
        logAuthId = value;
    }
}
