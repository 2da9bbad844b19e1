package dev.satchel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final String HTML =
            "<p>Hello <b>big</b> world</p><script>x</script><ul><li>one</li><li>two  three</li></ul>&amp; café";

    @Test
    void cutsToCodePoints() {
        assertThat(Excerpt.of(HTML, 10, false)).isEqualTo("Hello big");
        assertThat(Excerpt.of(HTML, 10, true)).isEqualTo("Hello big...");
        assertThat(Excerpt.of(HTML, 13, true)).isEqualTo("Hello big wor...");
    }

    @Test
    void leavesOutMarkupAndScripts() {
        assertThat(Excerpt.of(HTML, 1000, true)).isEqualTo("Hello big world one two three & café");
    }

    @Test
    void inlineElementsDoNotPartWords() {
        assertThat(Excerpt.of("a<br>b", 10, false)).isEqualTo("ab");
    }
}
