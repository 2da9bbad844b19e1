package dev.satchel.schema.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexGeneratorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z0-9]{15}",
                "users[0-9]{6}",
                "(ab|cd)+x*",
                "a{2,5}b{3}",
                "\\d\\w\\s\\D",
                "[^a-z]{3}",
                "[[:alpha:]_-]{4}",
                "\\Qa.b\\E+",
                "(?i:abc)d",
                "(?P<n>x)y",
                "\\x41\\x{e9}\\n",
                "\\pL\\p{Lu}\\p{Greek}",
                "[\\d-]{2}",
                "a{,2}",
                "\\.\\[",
                "[]a]",
                "(a)(?i)b"
            })
    void whatIsMadeMatches(String pattern) {
        RegexGenerator generator = RegexGenerator.of(pattern);
        for (int i = 0; i < 50; i++) {
            assertThat(Pattern.matches(pattern, generator.generate()))
                    .as(pattern)
                    .isTrue();
        }
    }

    @Test
    void upperBoundsAreNeverReached() {
        for (int i = 0; i < 200; i++) {
            assertThat(RegexGenerator.of("a*").generate()).hasSizeLessThanOrEqualTo(5);
            assertThat(RegexGenerator.of("a+").generate()).hasSizeBetween(1, 5);
            assertThat(RegexGenerator.of("a{2,4}").generate()).hasSizeBetween(2, 3);
            assertThat(RegexGenerator.of("a{3,}").generate()).hasSizeBetween(3, 5);
            assertThat(RegexGenerator.of("a{8,}").generate()).hasSize(8);
            assertThat(RegexGenerator.of("xa?").generate()).isEqualTo("x");
        }
    }

    @ParameterizedTest
    @CsvSource({"^a, 9", "a$, 10", "(?m)^a, 7", "(?m)a$, 8", "\\ba, 11", "a\\B, 12", "(), 2"})
    void whatHasNoTextIsRefusedByItsNumber(String pattern, int operator) {
        assertThatThrownBy(() -> RegexGenerator.of(pattern).generate())
                .hasMessage("unsupported pattern operator " + operator);
    }
}
