package dev.satchel.schema.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.db.Dialect;
import dev.satchel.json.JsonRaw;
import dev.satchel.json.JsonWriter;
import dev.satchel.record.GeoPoint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastsTest {

    @ParameterizedTest
    @CsvSource({
        "+5, 5",
        ".5, 0.5",
        "5., 5",
        "1e5, 100000",
        "010, 10",
        "1_000, 1000",
        "0x1p4, 16",
        "1e-400, 0",
        "' 5', 0",
        "0x1F, 0",
        "1__0, 0",
        "'1,5', 0",
        "1e400, 0",
        "5x, 0",
        "-, 0",
        "+nan, 0",
        "inf, Infinity",
        "-Infinity, -Infinity",
        "NaN, NaN"
    })
    void numbersInTexts(String text, double number) {
        assertThat((Object) Casts.number(text)).isEqualTo(number);
    }

    @Test
    void listsOfTexts() {
        assertThat(Casts.texts(Arrays.asList("a", "a", "", null, 1.5, true))).containsExactly("a", "1.5", "true");
        assertThat(Casts.texts(List.of("a", Map.of()))).isEmpty();
        assertThat(Casts.texts("a,b")).containsExactly("a,b");
        assertThat(Casts.texts("[\"a\",\"b\"]")).containsExactly("a", "b");
        assertThat(Casts.texts("[\"a\",1]")).containsExactly("a", "[\"a\",1]");
        assertThat(Casts.texts("[a")).containsExactly("[a");
    }

    @Test
    void theLastValueOfASingleFieldCountsAndModifiersKeepTheOrder() {
        SelectField single = new SelectField();
        SelectField multiple = new SelectField();
        multiple.maxSelect(3);
        assertThat(single.cast(List.of("a", "b"))).isEqualTo("b");
        assertThat(single.modify(Field.Modifier.PREPEND, "a", "b")).isEqualTo("a");
        assertThat(multiple.modify(Field.Modifier.APPEND, List.of("a", "b"), List.of("c", "a")))
                .isEqualTo(List.of("a", "b", "c"));
        assertThat(multiple.modify(Field.Modifier.PREPEND, List.of("a", "b"), "c"))
                .isEqualTo(List.of("c", "a", "b"));
        assertThat(multiple.modify(Field.Modifier.REMOVE, List.of("a", "b"), "a"))
                .isEqualTo(List.of("b"));
    }

    @Test
    void jsonTextIsTakenLiterallyIfItLooksLikeJson() {
        JsonField field = new JsonField();
        assertThat(field.cast("[1, 2]")).hasToString("[1, 2]");
        assertThat(field.cast("[1,]")).hasToString("\"[1,]\"");
        assertThat(field.cast("0123")).hasToString("\"0123\"");
        assertThat(field.cast(" 1")).hasToString("\" 1\"");
        assertThat(field.cast(Map.of("b", 2.0, "a", "<"))).hasToString("{\"a\":\"\\u003c\",\"b\":2}");
        assertThat(field.toColumn(field.cast(null))).isNull();
        assertThat(field.toColumn(field.cast("null"))).isEqualTo("null".getBytes(StandardCharsets.UTF_8));
        assertThat(field.isZero(JsonRaw.of(" [] "))).isTrue();
    }

    @Test
    void whatIsStoredIsAnsweredTheSameWithAndWithoutDecoding() {
        SelectField list = new SelectField();
        list.maxSelect(3);
        check(list, "[\"a\",\"b\"]", "[\"a\",\"b\"]");
        check(list, "[\"a\", \"<\"]", "[\"a\",\"\\u003c\"]");
        check(list, "x", "[\"x\"]");
        check(list, "", "[]");
        check(new SelectField(), "[\"a\",\"b\"]", "\"b\"");
        check(new GeoPointField(), "{\"lon\":1.5,\"lat\":-2}", "{\"lon\":1.5,\"lat\":-2}");
        check(new GeoPointField(), "{\"lat\":2,\"LON\":1.50}", "{\"lon\":1.5,\"lat\":2}");
        check(new JsonField(), "{ \"a\": 1.50 }", "{\"a\":1.50}");
        check(new JsonField(), "abc", "\"abc\"");
        check(new JsonField(), " [1]", "\" [1]\"");
        check(new DateField(), "2024-01-02", "\"2024-01-02 00:00:00.000Z\"");
        check(new NumberField(), "1e2", "100");
    }

    private static void check(Field field, String column, String json) {
        byte[] raw = column.getBytes(StandardCharsets.UTF_8);
        JsonWriter direct = new JsonWriter();
        JsonWriter decoded = new JsonWriter();
        field.writeColumnJson(raw, direct);
        field.writeJson(field.fromColumn(raw), decoded);
        assertThat(direct.toString()).as(column).isEqualTo(json);
        assertThat(decoded.toString()).as(column).isEqualTo(json);
    }

    @Test
    void placesAreReadLeniently() {
        GeoPointField field = new GeoPointField();
        assertThat(field.cast(Map.of("LON", 1.0, "lat", "2", "x", 3.0))).isEqualTo(new GeoPoint(1, 0));
        assertThat(field.cast("{\"lon\":1,\"lat\":2}")).isEqualTo(new GeoPoint(1, 2));
        assertThat(field.cast(List.of(1.0, 2.0))).isEqualTo(GeoPoint.ZERO);
        Dialect dialect = name -> name;
        assertThat(field.columnDefinition(dialect)).isEqualTo("JSON DEFAULT '{\"lon\":0,\"lat\":0}' NOT NULL");
    }
}
