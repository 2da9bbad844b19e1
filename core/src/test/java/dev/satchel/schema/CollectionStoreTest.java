package dev.satchel.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.App;
import dev.satchel.Config;
import dev.satchel.Satchel;
import dev.satchel.db.DbException;
import dev.satchel.error.ValidationException;
import dev.satchel.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionStoreTest {
    @TempDir
    private Path folder;

    private Satchel satchel;
    private App app;

    @BeforeEach
    void open() {
        satchel = Satchel.open(Config.of(folder));
        app = satchel.app();
    }

    @AfterEach
    void close() {
        satchel.close();
    }

    private Collection create(String json) {
        Map<String, Object> body = Json.asObject(Json.parse(json));
        Collection draft = Scaffolds.of((String) body.getOrDefault("type", "base"), (String) body.get("name"))
                .merge(body);
        CollectionStore.save(app, draft);
        return draft;
    }

    private void change(String name, String json) {
        CollectionStore.save(app, app.findCollection(name).orElseThrow().copy().merge(Json.asObject(Json.parse(json))));
    }

    private void sql(String statement) {
        app.db().write(session -> session.update(statement));
    }

    private List<String> texts(String query) {
        return app.db()
                .read(session -> session.query(
                        row -> {
                            List<String> values = new ArrayList<>();
                            for (int i = 0; i < row.size(); i++) {
                                values.add(row.text(i));
                            }
                            return String.join("|", values);
                        },
                        query));
    }

    @Test
    void aNewFolderHasTheSystemCollections() {
        assertThat(app.schema().collections())
                .extracting(Collection::name)
                .containsExactly("_mfas", "_otps", "_externalAuths", "_authOrigins", "_superusers", "users");
        assertThat(app.findCollection("USERS").orElseThrow().id()).isEqualTo("_pb_users_auth_");
    }

    @Test
    void idsFollowFromTypesAndNames() {
        Collection posts = create("""
                {"name": "a1", "fields": [{"name": "title", "type": "text"}, {"name": "created", "type": "autodate", "onCreate": true}]}""");

        assertThat(posts.id()).isEqualTo("pbc_1241648490");
        assertThat(posts.fields())
                .extracting(field -> field.id())
                .containsExactly("text3208210256", "text724990059", "autodate2990389176");
        assertThat(texts("SELECT sql FROM sqlite_master WHERE name = 'a1'"))
                .containsExactly("CREATE TABLE `a1` (`created` TEXT DEFAULT '' NOT NULL,"
                        + " `id` TEXT PRIMARY KEY DEFAULT ('r'||lower(hex(randomblob(7)))) NOT NULL,"
                        + " `title` TEXT DEFAULT '' NOT NULL)");
    }

    @Test
    void dataFollowTheIdOfAFieldWhenNamesAreSwapped() {
        create("""
                {"name": "swap", "fields": [{"name": "a", "id": "fa", "type": "text"}, {"name": "b", "id": "fb", "type": "text"}]}""");
        sql("INSERT INTO swap (id, a, b) VALUES ('r1', 'A', 'B')");

        change("swap", """
                {"name": "swapped", "fields": [{"name": "b", "id": "fa", "type": "text"}, {"name": "a", "id": "fb", "type": "text"}]}""");

        assertThat(texts("SELECT a, b FROM swapped")).containsExactly("B|A");
    }

    @Test
    void aSelectGoesFromSingleToMultipleAndBackUnderAView() {
        create("""
                {"name": "src", "fields": [{"name": "s", "id": "fs", "type": "select", "values": ["a", "b"]}]}""");
        create("""
                {"name": "v", "type": "view", "viewQuery": "select id, s from src"}""");
        sql("INSERT INTO src (id, s) VALUES ('r1', 'a'), ('r2', ''), ('r3', '[\"a\",\"b\"]')");

        change("src", """
                {"fields": [{"name": "s", "id": "fs", "type": "select", "values": ["a", "b"], "maxSelect": 2}]}""");
        assertThat(texts("SELECT s FROM v ORDER BY id")).containsExactly("[\"a\"]", "[]", "[\"a\",\"b\"]");
        assertThat(app.findCollection("v")
                        .orElseThrow()
                        .field("s")
                        .orElseThrow()
                        .multiple())
                .isTrue();

        change("src", """
                {"fields": [{"name": "s", "id": "fs", "type": "select", "values": ["a", "b"]}]}""");
        assertThat(texts("SELECT s FROM v ORDER BY id")).containsExactly("a", "", "b");
    }

    @Test
    void aRefusedIndexUndoesTheWholeSave() {
        create("""
                {"name": "t", "fields": [{"name": "a", "id": "fa", "type": "text"}]}""");
        sql("INSERT INTO t (id, a) VALUES ('r1', 'x'), ('r2', 'x')");
        Schema before = app.schema();

        assertThatThrownBy(() -> change("t", """
                {"fields": [{"name": "a", "id": "fa", "type": "text"}, {"name": "n", "type": "number"}],
                 "indexes": ["create unique index t_a on t (a)"]}"""))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(
                        "Failed to create index t_a - constraint failed: UNIQUE constraint failed: t.a (2067).");

        assertThat(app.schema()).isSameAs(before);
        assertThat(texts("SELECT name FROM pragma_table_info('t')")).containsExactlyInAnyOrder("a", "id");
    }

    @Test
    void aBrokenViewDoesNotHoldUpOthers() {
        create("""
                {"name": "src", "fields": [{"name": "a", "id": "fa", "type": "text"}, {"name": "b", "id": "fb", "type": "text", "max": 3}]}""");
        create("""
                {"name": "v1", "type": "view", "viewQuery": "select id, a from src"}""");
        create("""
                {"name": "v2", "type": "view", "viewQuery": "select id, b from src"}""");

        change("src", """
                {"fields": [{"name": "renamed", "id": "fa", "type": "text"}, {"name": "b", "id": "fb", "type": "text", "max": 7}]}""");

        assertThat(app.findCollection("v1").orElseThrow().field("a")).isPresent();
        assertThat(app.findCollection("v2")
                        .orElseThrow()
                        .field("b")
                        .orElseThrow()
                        .toMap())
                .containsEntry("max", 7L);
    }

    @Test
    void aColumnThatAViewNeedsCannotBeDropped() {
        create("""
                {"name": "src", "fields": [{"name": "a", "id": "fa", "type": "text"}]}""");
        create("""
                {"name": "v", "type": "view", "viewQuery": "select id, a from src"}""");

        assertThatThrownBy(() -> change("src", "{\"fields\": []}"))
                .isInstanceOf(DbException.class)
                .hasMessageStartingWith("failed to drop column a - ");
        assertThat(app.findCollection("src").orElseThrow().field("a")).isPresent();
    }

    @Test
    void aReferencedCollectionCannotBeDeletedButAFreeOneLeavesNothingBehind() {
        create("""
                {"name": "one", "id": "one_id", "fields": []}""");
        create("""
                {"name": "two", "fields": [{"name": "r", "type": "relation", "collectionId": "one_id"}]}""");

        assertThatThrownBy(() ->
                        CollectionStore.delete(app, app.findCollection("one").orElseThrow()))
                .hasMessage("Failed to delete collection probably due to existing reference in two.");
        CollectionStore.delete(app, app.findCollection("two").orElseThrow());
        CollectionStore.delete(app, app.findCollection("one").orElseThrow());

        assertThat(app.findCollection("one")).isEmpty();
        assertThat(texts("SELECT name FROM sqlite_master WHERE name IN ('one', 'two')"))
                .isEmpty();
    }

    @Test
    void anotherAuthRuleSignsEverybodyOut() {
        String secret =
                app.findCollection("users").orElseThrow().auth().authToken().secret();
        change("users", "{\"authRule\": null}");
        assertThat(app.findCollection("users").orElseThrow().auth().authToken().secret())
                .isEqualTo(secret);
        change("users", "{\"authRule\": \"verified = true\"}");
        assertThat(app.findCollection("users").orElseThrow().auth().authToken().secret())
                .isNotEqualTo(secret)
                .hasSize(50);
    }

    @Test
    void providersKeepTheirSecretsInAnyOrder() {
        change("users", """
                {"oauth2": {"enabled": true, "providers": [{"name": "google", "clientId": "g", "clientSecret": "gs"},
                 {"name": "github", "clientId": "h", "clientSecret": "hs"}]}}""");
        change("users", """
                {"oauth2": {"providers": [{"name": "github"}, {"name": "google"}, {"name": "gitlab", "clientId": "l", "clientSecret": "ls"}]}}""");

        assertThat(app.findCollection("users").orElseThrow().auth().oauth2().providers())
                .extracting(provider -> provider.name() + " " + provider.clientId() + " " + provider.clientSecret())
                .containsExactly("github h hs", "google g gs", "gitlab l ls");
    }

    @Test
    void anImportIsTakenOverAsAWholeOrNotAtAll() {
        create("""
                {"name": "keep", "id": "keep_id", "fields": [{"name": "a", "type": "text", "id": "fa", "max": 5}]}""");
        Schema before = app.schema();

        assertThatThrownBy(() -> importAll("""
                [{"name": "keep", "fields": [{"name": "c", "type": "text"}]}, {"name": "bad name", "type": "base"}]""", true))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("\"name\": \"must be in a valid format\"");
        assertThat(app.schema()).isSameAs(before);

        importAll("""
                [{"name": "vw", "type": "view", "viewQuery": "select id, other from fresh"},
                 {"id": "fresh_id", "name": "fresh", "fields": [{"name": "other", "type": "relation", "collectionId": "keep_id"}]},
                 {"name": "KEEP", "fields": [{"name": "c", "type": "text"}]}]""", false);
        assertThat(app.findCollection("keep_id").orElseThrow().fields())
                .extracting(field -> field.name())
                .containsExactly("c", "id", "a");
        assertThat(app.findCollection("vw").orElseThrow().fields())
                .extracting(field -> field.type())
                .containsExactly("text", "relation");
    }

    private void importAll(String json, boolean deleteMissing) {
        List<Map<String, Object>> entries = new ArrayList<>();
        ((List<?>) Json.parse(json)).forEach(entry -> entries.add(Json.asObject(entry)));
        CollectionImport.run(app, entries, deleteMissing);
    }

    @Test
    void aLostLogDatabaseIsMadeAgainAndNothingElseIsDoneTwice() {
        List<String> history = texts("SELECT file FROM _migrations");
        app.auxiliary().write(session -> {
            session.execute("DROP TABLE _logs");
            return null;
        });
        satchel.close();
        open();

        assertThat(app.auxiliary()
                        .<Boolean>read(session -> session.exists("SELECT 1 FROM sqlite_master WHERE name = '_logs'")))
                .isTrue();
        assertThat(texts("SELECT file FROM _migrations")).containsExactlyElementsOf(history);
    }

    @Test
    void truncateTakesRecordsThatGoWithOthersOnlyOnce() {
        create("""
                {"name": "tree", "fields": [{"name": "n", "type": "number"}]}""");
        String id = app.findCollection("tree").orElseThrow().id();
        change("tree", """
                {"fields": [{"name": "up", "type": "relation", "collectionId": "%s", "cascadeDelete": true}]}""".formatted(id));
        sql("INSERT INTO tree (id, up) VALUES ('r1', ''), ('r2', 'r1'), ('r3', 'r2')");

        CollectionTruncate.run(app, app.findCollection("tree").orElseThrow());

        assertThat(texts("SELECT count(*) FROM tree")).containsExactly("0");
    }

    @Test
    void aDryRunGivesFieldsAndRecordsAndLeavesNothing() {
        create("""
                {"name": "src", "fields": [{"name": "a", "id": "fa", "type": "text"}]}""");
        sql("INSERT INTO src (id, a) VALUES ('r1', 'A'), ('r2', 'B')");

        ViewDryRun tried =
                ViewDryRun.run(app, "select id, a as b, count(id) as n from src group by id", ViewDryRun.SAMPLE);

        assertThat(tried.collection().fields())
                .extracting(field -> field.type())
                .containsExactly("text", "text", "number");
        assertThat(tried.sample()).extracting(record -> record.text("b")).containsExactly("A", "B");
        assertThat(texts("SELECT name FROM sqlite_master WHERE type = 'view'")).isEmpty();
        assertThatThrownBy(() -> ViewDryRun.run(app, "select 'x' as id from src", ViewDryRun.SAMPLE))
                .hasMessage("the query could return records with non-unique ids");
    }
}
