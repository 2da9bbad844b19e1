package dev.satchel.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.json.Json;
import dev.satchel.json.JsonWriter;
import dev.satchel.schema.Collection;
import dev.satchel.schema.Scaffolds;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordTest {
    private static Collection collection(String type, String fields) {
        Map<String, Object> body = Json.asObject(Json.parse("{\"fields\":[" + fields + "]}"));
        Collection draft = Scaffolds.of(type, "things");
        List<?> added = (List<?>) body.get("fields");
        added.forEach(field -> draft.addField(dev.satchel.schema.field.Fields.read(Json.asObject(field))));
        return draft.freeze();
    }

    private static final Collection THINGS = collection("base", """
            {"type":"text","name":"title"},{"type":"number","name":"n"},
            {"type":"select","name":"tags","values":["a","b","c"],"maxSelect":3},
            {"type":"json","name":"data"},{"type":"text","name":"secret","hidden":true},
            {"type":"autodate","name":"created","onCreate":true}""");

    private static String json(Record record) {
        JsonWriter out = new JsonWriter();
        record.writeJson(out);
        return out.toString();
    }

    /** As the database would give it. */
    private static Record stored(Map<String, Object> columns) {
        return Record.stored(THINGS, row(columns));
    }

    private static Object[] row(Map<String, Object> columns) {
        return THINGS.fields().stream()
                .map(field -> columns.get(field.name()) instanceof String text
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : columns.getOrDefault(field.name(), new byte[0]))
                .toArray();
    }

    @Test
    void aNewRecordHasZeroValues() {
        Record record = Record.blank(THINGS);

        assertThat(record.isNew()).isTrue();
        assertThat(record.id()).isEmpty();
        assertThat(record.number("n")).isZero();
        assertThat(record.texts("tags")).isEmpty();
        assertThat(record.get("nothing")).isNull();
    }

    @Test
    void jsonHasItsKeysInByteOrderAndNoHiddenFields() {
        Record record = stored(Map.of(
                "id", "x1", "title", "a<b", "n", 5L, "tags", "[\"b\",\"a\"]", "data", "{\"k\": [1]}", "secret", "s"));

        assertThat(json(record))
                .isEqualTo(
                        "{\"collectionId\":\"" + THINGS.id() + "\",\"collectionName\":\"things\","
                                + "\"created\":\"\",\"data\":{\"k\":[1]},\"id\":\"x1\",\"n\":5,\"tags\":[\"b\",\"a\"],\"title\":\"a\\u003cb\"}");
    }

    @Test
    void hiddenFieldsCanBeShownAndOthersHidden() {
        Record record = stored(Map.of("id", "x1", "secret", "s", "title", "t"));
        record.unhide("secret");
        record.hide("title", "tags");

        assertThat(json(record)).contains("\"secret\":\"s\"").doesNotContain("title", "tags");
    }

    @Test
    void secretsOfAccountsAreNeverShown() {
        Record account = Record.blank(collection("auth", ""));
        account.set("email", "a@example.com");
        account.set("password", "1234567890");
        account.set("tokenKey", "key");
        account.showHidden(true);
        account.unhide("password", "tokenKey");

        assertThat(json(account)).doesNotContain("password", "tokenKey", "example.com");
        account.showEmail(true);
        assertThat(json(account)).contains("\"email\":\"a@example.com\"");
    }

    @Test
    void shorterKeysAreLoadedFirst() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("n+", 5.0);
        data.put("n", 1.0);
        data.put("tags+", "c");
        data.put("unknown", true);
        Record record = stored(Map.of("id", "x1", "n", 100L, "tags", "[\"a\"]"));
        record.load(data);

        assertThat(record.number("n")).isEqualTo(6);
        assertThat(record.texts("tags")).containsExactly("a", "c");
    }

    @Test
    void submittedAutodatesAreIgnored() {
        Record record = Record.blank(THINGS);
        record.set("created", "2020-01-01 00:00:00.000Z");

        assertThat(record.text("created")).isEmpty();
    }

    @Test
    void onlyValuesThatDifferAreChanges() {
        Record record = stored(Map.of("id", "x1", "title", "t", "n", 1L));
        record.set("title", "t");
        record.set("n", "2");

        assertThat(record.changed("title")).isFalse();
        assertThat(record.changed("n")).isTrue();
        assertThat(record.original("n")).isEqualTo(1.0);
        record.markSaved();
        assertThat(record.changed("n")).isFalse();
        assertThat(record.original("n")).isEqualTo(2.0);
    }

    @Test
    void changesAreMadeAgainOnANewerRow() {
        Record record = stored(Map.of("id", "x1", "title", "old", "n", 1L, "tags", "[\"a\"]", "secret", "old"));
        record.set("n+", 10.0);
        record.set("tags+", "c");
        record.set("title", "mine");
        record.rebase(row(Map.of("id", "x1", "title", "theirs", "n", 5L, "tags", "[\"b\"]", "secret", "theirs")));

        assertThat(record.number("n")).isEqualTo(15);
        assertThat(record.texts("tags")).containsExactly("b", "c");
        assertThat(record.text("title")).isEqualTo("mine");
        assertThat(record.text("secret")).isEqualTo("theirs");
    }

    @Test
    void aModifierBehindAPlainValueIsNoChangeOfTheNewerOne() {
        Record record = stored(Map.of("id", "x1", "n", 1L));
        record.load(Map.of("n", 20.0, "n+", 1.0));
        record.rebase(row(Map.of("id", "x1", "n", 5L)));

        assertThat(record.number("n")).isEqualTo(21);
    }

    @Test
    void aCopyIsChangedApart() {
        Record record = stored(Map.of("id", "x1", "title", "t"));
        Record copy = record.copy();
        copy.set("title", "other");

        assertThat(record.text("title")).isEqualTo("t");
        assertThat(copy.original("title")).isEqualTo("t");
    }
}
