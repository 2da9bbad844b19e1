package dev.satchel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

    @Test
    void readsEveryKindOfValue() {
        assertThat(Json.parse(" {\"a\":[1,-2.5,true,false,null,\"x\"],\"b\":{}} rest"))
                .isEqualTo(Map.of("a", Arrays.asList(1L, -2.5, true, false, null, "x"), "b", Map.of()));
        assertThat(Json.parse("{\"a\":1,\"a\":2}")).isEqualTo(Map.of("a", 2L));
    }

    @Test
    void integersAreLongAsFarAsTheyFit() {
        assertThat(Json.parse("[9223372036854775807,9223372036854775808,1e2]"))
                .isEqualTo(List.of(Long.MAX_VALUE, 9.223372036854775807E18, 100.0));
        assertThat(Json.parseDoubles(utf8("[1,-0]"))).isEqualTo(List.of(1.0, -0.0));
        assertThatThrownBy(() -> Json.parse("1e400")).isInstanceOf(JsonException.class);
    }

    @Test
    void escapesAndLoneSurrogates() {
        assertThat(Json.parse("\"\\u00e9\\n\\/\\ud83d\\ude00\"")).isEqualTo("é\n/\uD83D\uDE00");
        assertThat(Json.parse("\"\\ud800x\\udc00\"")).isEqualTo("\uFFFDx\uFFFD");
        assertThat(Json.parse("{\"\\ud800\":1}")).isEqualTo(Map.of("\uFFFD", 1L));
    }

    @Test
    void eachByteThatIsNoUtf8IsReplaced() {
        byte[] cutOff = {'"', 'a', (byte) 0xE2, (byte) 0x82, '"'};
        byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
        assertThat(Json.parse(cutOff)).isEqualTo("a\uFFFD\uFFFD");
        assertThat(Json.parse(surrogate)).isEqualTo("\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        for (String text : List.of(
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "01x\"",
                "+1",
                ".5",
                "1.",
                "1e",
                "tru",
                "\"\\x\"",
                "\"\\u12\"",
                "\"a\nb\"",
                "\"a",
                "\uFEFF{}",
                "-")) {
            assertThat(Json.isValid(utf8(text))).as(text).isFalse();
            if (!text.startsWith("01")) {
                assertThatThrownBy(() -> Json.parse(text)).as(text).isInstanceOf(JsonException.class);
            }
        }
        assertThatThrownBy(() -> Json.parse("{\"a\":1}".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void validIsOneWholeValue() {
        assertThat(Json.isValid(utf8(" [1, {\"a\": \"\\u0000\"}] "))).isTrue();
        assertThat(Json.isValid(utf8("1 2"))).isFalse();
    }

    @Test
    void deepNestingIsRefusedInsteadOfOverflowing() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(Json.isValid(utf8(deep))).isFalse();
        assertThatThrownBy(() -> Json.parse(deep)).isInstanceOf(JsonException.class);
        assertThat(Json.isValid(utf8("[".repeat(1000) + "]".repeat(1000)))).isTrue();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
