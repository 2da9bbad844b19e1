package dev.satchel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistanceTest {
    @Test
    void countsSingleChanges() {
        assertThat(Distance.between("serve", "serve")).isZero();
        assertThat(Distance.between("serve", "srve")).isEqualTo(1);
        assertThat(Distance.between("serve", "")).isEqualTo(5);
        assertThat(Distance.between("kitten", "sitting")).isEqualTo(3);
    }
}
