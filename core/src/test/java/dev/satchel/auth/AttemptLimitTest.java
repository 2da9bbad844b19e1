package dev.satchel.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {

    @Test
    void eachKeyHasItsOwnAttempts() {
        AttemptLimit limit = new AttemptLimit(2, Duration.ofMinutes(1));
        assertThat(limit.allow("a")).isTrue();
        assertThat(limit.allow("a")).isTrue();
        assertThat(limit.allow("a")).isFalse();
        assertThat(limit.allow("b")).isTrue();
    }

    @Test
    void aResetGivesThemBack() {
        AttemptLimit limit = new AttemptLimit(1, Duration.ofMinutes(1));
        limit.allow("a");
        limit.reset();
        assertThat(limit.allow("a")).isTrue();
    }

    @Test
    void theWindowBeginsAgainWhenItIsOver() {
        AtomicLong clock = new AtomicLong();
        AttemptLimit limit = new AttemptLimit(1, Duration.ofMillis(30), clock::get);
        assertThat(limit.allow("a")).isTrue();
        assertThat(limit.allow("a")).isFalse();
        clock.set(30);
        assertThat(limit.allow("a")).isTrue();
    }
}
