package dev.satchel.http;

import dev.satchel.json.JsonWriter;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writers whose buffers have grown to the size of answers. A new one for each answer would be most of what a request
 * allocates; one per connection would hold on to memory while connections are idle.
 */
final class WriterPool {
    private static final int FIRST_SIZE = 4 * 1024;
    private static final int LARGEST_KEPT = 256 * 1024;
    private static final int MOST_KEPT = 64;

    private final ConcurrentLinkedQueue<JsonWriter> idle = new ConcurrentLinkedQueue<>();
    private final AtomicInteger kept = new AtomicInteger();

    /** An empty writer for the caller alone. */
    JsonWriter take() {
        JsonWriter writer = idle.poll();
        if (writer == null) {
            return new JsonWriter(FIRST_SIZE);
        }
        kept.decrementAndGet();
        return writer;
    }

    /** Takes a writer back, whose bytes must not be used any more. */
    void give(JsonWriter writer) {
        if (writer.buffer().length <= LARGEST_KEPT && kept.get() < MOST_KEPT) {
            writer.reset();
            kept.incrementAndGet();
            idle.offer(writer);
        }
    }
}
