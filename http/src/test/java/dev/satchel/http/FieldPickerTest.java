package dev.satchel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.json.Json;
import dev.satchel.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FieldPickerTest {

    private static String pick(String json, String fields) {
        JsonWriter written = new JsonWriter();
        written.any(Json.parse(json));
        return new String(FieldPicker.pick(written, fields), StandardCharsets.UTF_8).strip();
    }

    @Test
    void keepsTheNamedKeysSorted() {
        assertThat(pick("{\"b\":1,\"a\":2,\"c\":3}", "b, a ,nosuch")).isEqualTo("{\"a\":2,\"b\":1}");
        assertThat(pick("{\"a\":2}", "A")).isEqualTo("{}");
    }

    @Test
    void dotsLeadIntoObjectsAndListsOfObjects() {
        assertThat(pick("{\"a\":{\"x\":1,\"y\":2},\"l\":[{\"x\":1,\"y\":2}]}", "a.x,l.y"))
                .isEqualTo("{\"a\":{\"x\":1},\"l\":[{\"y\":2}]}");
        assertThat(pick("{\"j\":[1,2],\"id\":\"i\"}", "j.p.x,id.x")).isEqualTo("{\"id\":\"i\",\"j\":[1,2]}");
    }

    @Test
    void theShorterPathWins() {
        assertThat(pick("{\"j\":{\"a\":{\"b\":1,\"c\":2}}}", "j.a,j.a.b"))
                .isEqualTo("{\"j\":{\"a\":{\"b\":1,\"c\":2}}}");
    }

    @Test
    void aStarStandsForTheRestOfItsLevel() {
        assertThat(pick("{\"a\":1,\"j\":{\"c\":1,\"d\":2}}", "*,j.c")).isEqualTo("{\"a\":1,\"j\":{\"c\":1}}");
        assertThat(pick("{\"j\":{\"a\":{\"b\":1}}}", "j.*.b")).isEqualTo("{\"j\":{}}");
    }

    @Test
    void aPageIsPickedFromItsItems() {
        String page =
                "{\"items\":[{\"id\":\"1\",\"t\":\"x\"}],\"page\":1,\"perPage\":30,\"totalItems\":1,\"totalPages\":1}";
        assertThat(pick(page, "id"))
                .isEqualTo("{\"items\":[{\"id\":\"1\"}],\"page\":1,\"perPage\":30,\"totalItems\":1,\"totalPages\":1}");
    }

    @Test
    void onlySeparatorsSelectEverything() {
        assertThat(pick("{\"b\":1,\"a\":2}", " , ")).isEqualTo("{\"a\":2,\"b\":1}");
    }

    @Test
    void entriesThatCannotBeReadGiveAnEmptyBody() {
        for (String fields : new String[] {
            "a:nosuch(1)", "a:excerpt", "a:excerpt()", "a:excerpt(0)", "a:excerpt(1,2,3)", "a:excerpt(1", "'a"
        }) {
            assertThat(pick("{\"a\":\"x\"}", fields)).as(fields).isEmpty();
        }
    }

    @Test
    void excerptsCutTextsOnly() {
        assertThat(pick("{\"a\":\"<p>one two</p>\",\"n\":5}", "a:excerpt( 3 , true ),n:excerpt(1)"))
                .isEqualTo("{\"a\":\"one...\",\"n\":5}");
        assertThat(pick("{\"e\":\"<b>x</b>\"}", "e:excerpt(5),e"))
                .isEqualTo("{\"e\":\"\\u003cb\\u003ex\\u003c/b\\u003e\"}");
    }
}
