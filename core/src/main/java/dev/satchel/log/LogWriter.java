package dev.satchel.log;

import dev.satchel.json.JsonWritable;
import java.util.Map;

/** Takes log entries off the path of requests and writes them to auxiliary.db in batches. */
public interface LogWriter extends AutoCloseable {
    int DEBUG = -4;
    int INFO = 0;
    int WARN = 4;
    int ERROR = 8;

    /** Whether an entry of this level would be kept (or printed); lets callers save the making of it. */
    boolean enabled(int level);

    /** Queues an entry; returns at once. {@code data} is written as JSON with sorted keys. */
    void log(int level, String message, Map<String, Object> data);

    /** As the other, with data that is written when the entry is stored: it must be an object and not change any more. */
    void log(int level, String message, JsonWritable data);

    default void warn(String message, Throwable error) {
        log(WARN, message, Map.of("error", String.valueOf(error.getMessage())));
    }

    /** Writes what is queued. */
    void flush();

    /** Deletes stored entries that are older than the settings allow. */
    void cleanUp();

    /** New settings are in use: deletes stored entries that these do not keep, by age or level. */
    void settingsChanged();

    @Override
    void close();
}
