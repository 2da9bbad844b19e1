package dev.satchel.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    @Test
    void keysAreSortedByTheirBytes() {
        assertThat(Json.writeText(Map.of("b", 1L, "a", List.of(true), "B", "x")))
                .isEqualTo("{\"B\":\"x\",\"a\":[true],\"b\":1}");
    }

    @Test
    void escapesThatBrowsersAndTerminalsNeed() {
        assertThat(Json.writeText("<a>&\"\\\n\u0001é\u2028\u2029\u20AC"))
                .isEqualTo("\"\\u003ca\\u003e\\u0026\\\"\\\\\\n\\u0001é\\u2028\\u2029\u20AC\"");
    }

    @Test
    void bytesThatAreNoUtf8AreReplaced() {
        byte[] broken = {'a', (byte) 0xFF, (byte) 0xE2, (byte) 0x80, 'b', (byte) 0xC3, (byte) 0xA9};
        assertThat(new JsonWriter().utf8Value(broken).toString()).isEqualTo("\"a\\ufffd\\ufffd\\ufffdbé\"");
    }

    @Test
    void rawJsonLosesItsSpacesAndKeepsItsSpelling() {
        JsonWriter out = new JsonWriter(8);
        out.rawCompact("{ \"b\" : [ 1.50 , \"a b\\\"<é\u2028\" ] ,\n\"a\":1E2 }".getBytes(StandardCharsets.UTF_8));
        assertThat(out.toString()).isEqualTo("{\"b\":[1.50,\"a b\\\"\\u003cé\\u2028\"],\"a\":1E2}");
    }

    @Test
    void numbersTakeTheirShortestForm() {
        assertThat(Numbers.json(0.000001)).isEqualTo("0.000001");
        assertThat(Numbers.json(1e-7)).isEqualTo("1e-7");
        assertThat(Numbers.json(1e21)).isEqualTo("1e+21");
        assertThat(Numbers.json(123456789012345678.0)).isEqualTo("123456789012345680");
        assertThat(Numbers.json(-0.0)).isEqualTo("-0");
        assertThat(Numbers.plain(1e21)).isEqualTo("1000000000000000000000");
        assertThat(Numbers.general(1234567.5)).isEqualTo("1.2345675e+06");
        assertThat(Numbers.general(Double.POSITIVE_INFINITY)).isEqualTo("+Inf");
    }

    @Test
    void goQuotesAreJsonExceptForControlCharacters() {
        assertThat(GoText.quote("a\"\\\t<é\u00A0")).isEqualTo("\"a\\\"\\\\\\t<é\\u00a0\"");
        assertThat(GoText.quote("\u0000\u0007\u001b")).isEqualTo("\"\\x00\\a\\x1b\"");
    }
}
