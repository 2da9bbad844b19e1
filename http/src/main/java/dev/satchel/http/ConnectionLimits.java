package dev.satchel.http;

import java.time.Duration;

/**
 * How long clients may take.
 *
 * @param headers from the first byte of a request to the end of its headers
 * @param idle until more of a body, or the next request, comes, or some of an answer is taken
 * @param lookEvery how often connections are looked at
 */
record ConnectionLimits(Duration headers, Duration idle, Duration lookEvery) {
    static final ConnectionLimits DEFAULT =
            new ConnectionLimits(Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofSeconds(5));
}
