package dev.satchel.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "red, %red%",
                "under_s, %under\\_s%",
                "100%, 100%",
                "a_b%, a_b%",
                "100\\%, %100\\%%",
                "\\, %\\\\%",
                "\\\\\\, %\\\\\\\\%",
                "a\\_b, %a\\_b%",
                "__, %_\\_%",
                "___, %\\__\\_%",
                "a__b_, %a_\\_b\\_%",
            })
    void wrapsAndEscapesTextWithoutWildcards(String text, String pattern) {
        assertThat(LikePattern.of(text)).isEqualTo(pattern);
    }

    @Test
    void writesNumbersAndBooleansAsText() {
        assertThat(LikePattern.of(5.0)).isEqualTo("%5%");
        assertThat(LikePattern.of(1.5)).isEqualTo("%1.5%");
        assertThat(LikePattern.of(true)).isEqualTo("%true%");
        assertThat(LikePattern.of("")).isEqualTo("%%");
    }
}
