package dev.satchel.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.satchel.App;
import dev.satchel.Config;
import dev.satchel.Satchel;
import dev.satchel.error.FieldError;
import dev.satchel.error.ValidationException;
import dev.satchel.file.UploadedFile;
import dev.satchel.json.Json;
import dev.satchel.schema.Collection;
import dev.satchel.schema.CollectionStore;
import dev.satchel.schema.Scaffolds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordStoreTest {
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

    private Collection collection(String type, String json) {
        Map<String, Object> body = Json.asObject(Json.parse(json));
        Collection draft = Scaffolds.of(type, (String) body.get("name")).merge(body);
        CollectionStore.save(app, draft);
        return app.findCollection((String) body.get("name")).orElseThrow();
    }

    private Collection items() {
        return collection("base", """
                {"name":"items","fields":[{"type":"text","name":"title"},{"type":"number","name":"n","max":100},
                {"type":"file","name":"docs","maxSelect":5}],
                "indexes":["CREATE UNIQUE INDEX `idx_title` ON `items` (`title`) WHERE `title` != ''"]}""");
    }

    private Record saved(Collection collection, Map<String, Object> data) {
        Record record = Record.blank(collection);
        record.load(data);
        RecordStore.save(app, record);
        return record;
    }

    private Record found(Collection collection, String id) {
        return RecordStore.findById(app, collection, id).orElseThrow();
    }

    private static FieldErrorOf errorsOf(Runnable action) {
        return new FieldErrorOf(catchThrowableOfType(ValidationException.class, action::run));
    }

    private record FieldErrorOf(ValidationException failure) {
        String code(String field) {
            return ((FieldError) failure.errors().asMap().get(field)).code();
        }
    }

    private List<String> files() {
        try (var paths = Files.walk(folder.resolve("storage"))) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.endsWith(".attrs"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static UploadedFile file(String name) {
        return new UploadedFile() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void name(String other) {
                throw new UnsupportedOperationException();
            }

            @Override
            public String originalName() {
                return name;
            }

            @Override
            public long size() {
                return 3;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(new byte[] {1, 2, 3});
            }
        };
    }

    @Test
    void aSavedRecordIsFoundAgainAsItWas() {
        Collection items = items();
        Record record = saved(items, Map.of("title", "a", "n", 2.5));

        assertThat(record.id()).matches("[a-z0-9]{15}");
        assertThat(record.isNew()).isFalse();
        Record again = found(items, record.id());
        assertThat(again.text("title")).isEqualTo("a");
        assertThat(again.number("n")).isEqualTo(2.5);
    }

    @Test
    void aRepeatedValueOfAUniqueFieldIsAnErrorOfThatField() {
        Collection items = items();
        saved(items, Map.of("title", "a"));

        assertThat(errorsOf(() -> saved(items, Map.of("title", "a"))).code("title"))
                .isEqualTo("validation_not_unique");
        assertThat(RecordStore.count(app, items, "1 = 1")).isEqualTo(1);
    }

    @Test
    void updatesOfTheSameOldStateDoNotUndoEachOther() {
        Collection items = items();
        String id = saved(items, Map.of("title", "a", "n", 1.0)).id();
        Record one = found(items, id);
        Record other = found(items, id);
        one.set("n+", 10.0);
        other.set("n+", 5.0);
        other.set("title", "b");
        RecordStore.save(app, other);
        RecordStore.save(app, one);

        assertThat(one.number("n")).isEqualTo(16);
        assertThat(one.text("title")).isEqualTo("b");
        assertThat(found(items, id).number("n")).isEqualTo(16);
    }

    @Test
    void whatAModifierMakesOfANewerValueIsChecked() {
        Collection items = items();
        String id = saved(items, Map.of("n", 60.0)).id();
        Record one = found(items, id);
        Record other = found(items, id);
        one.set("n+", 30.0);
        other.set("n+", 30.0);
        RecordStore.save(app, one);

        assertThat(errorsOf(() -> RecordStore.save(app, other)).code("n"))
                .isEqualTo("validation_max_number_constraint");
        assertThat(found(items, id).number("n")).isEqualTo(90);
    }

    @Test
    void filesFollowTheFateOfTheirRow() {
        Collection items = items();
        saved(items, Map.of("title", "taken"));
        Record record = saved(items, Map.of("docs", List.of(file("a.txt"), file("b.txt"))));
        assertThat(files()).containsExactly("a.txt", "b.txt");

        record.set("docs-", "a.txt");
        record.set("docs+", file("c.txt"));
        RecordStore.save(app, record);
        assertThat(record.texts("docs")).containsExactly("b.txt", "c.txt");
        assertThat(files()).containsExactly("b.txt", "c.txt");

        Record refused = found(items, record.id());
        refused.set("docs", file("d.txt"));
        refused.set("title", "taken");
        assertThatThrownBy(() -> RecordStore.save(app, refused)).isInstanceOf(ValidationException.class);
        assertThat(files()).containsExactly("b.txt", "c.txt");
    }

    @Test
    void aCreateThatFailsOnATakenIdLeavesTheFilesOfThatRecordAlone() {
        Collection items = items();
        Record record = saved(items, Map.of("docs", List.of(file("a.txt"))));

        Record second = Record.blank(items);
        second.load(Map.of("id", record.id(), "docs", List.of(file("b.txt"))));
        assertThatThrownBy(() -> RecordStore.saveWithoutValidation(app, second))
                .isInstanceOf(ValidationException.class);
        assertThat(files()).containsExactly("a.txt");
    }

    @Test
    void aRolledBackTransactionLeavesNoFilesAndNoSavedRecord() {
        Collection items = items();
        Record record = Record.blank(items);
        record.set("docs", file("a.txt"));

        assertThatThrownBy(() -> app.transaction(inner -> {
                    RecordStore.save(inner, record);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(files()).isEmpty();
        assertThat(record.isNew()).isTrue();
        assertThat(RecordStore.count(app, items, "1 = 1")).isZero();
    }

    @Test
    void aFileThatAParallelUpdateAddedIsKeptByAnotherOne() {
        Collection items = items();
        String id = saved(items, Map.of("docs", List.of(file("a.txt")))).id();
        Record one = found(items, id);
        Record other = found(items, id);
        one.set("docs+", file("b.txt"));
        other.set("docs+", file("c.txt"));
        RecordStore.save(app, one);
        RecordStore.save(app, other);

        assertThat(found(items, id).texts("docs")).containsExactly("a.txt", "b.txt", "c.txt");
        assertThat(files()).containsExactly("a.txt", "b.txt", "c.txt");
    }

    @Test
    void deletingCascadesAndTakesIdsOutOfLists() {
        Collection owners = collection("base", "{\"name\":\"owners\",\"fields\":[]}");
        Collection pets = collection(
                "base",
                "{\"name\":\"pets\",\"fields\":[{\"type\":\"relation\",\"name\":\"owner\","
                        + "\"collectionId\":\"" + owners.id() + "\",\"cascadeDelete\":true,\"maxSelect\":1},"
                        + "{\"type\":\"relation\",\"name\":\"friends\",\"collectionId\":\"" + owners.id()
                        + "\",\"maxSelect\":9}]}");
        String gone = saved(owners, Map.of()).id();
        String stays = saved(owners, Map.of()).id();
        String hers =
                saved(pets, Map.of("owner", gone, "friends", List.of(gone))).id();
        String his = saved(pets, Map.of("owner", stays, "friends", List.of(gone, stays)))
                .id();

        RecordStore.delete(app, found(owners, gone));

        assertThat(RecordStore.findById(app, pets, hers)).isEmpty();
        assertThat(found(pets, his).texts("friends")).containsExactly(stays);
    }

    @Test
    void aCascadeMayMeetRecordsThatItHasDeletedAlready() {
        Collection first = collection("base", "{\"name\":\"nodes\",\"fields\":[]}");
        CollectionStore.save(
                app,
                first.copy()
                        .merge(Json.asObject(Json.parse("{\"fields\":[{\"type\":\"relation\","
                                + "\"name\":\"parent\",\"collectionId\":\"" + first.id()
                                + "\",\"cascadeDelete\":true,\"maxSelect\":9},"
                                + "{\"type\":\"relation\",\"name\":\"seen\",\"collectionId\":\"" + first.id()
                                + "\",\"maxSelect\":1}]}"))));
        Collection nodes = app.findCollection("nodes").orElseThrow();
        String root = saved(nodes, Map.of()).id();
        String child = saved(nodes, Map.of("parent", root)).id();
        saved(nodes, Map.of("parent", List.of(child), "seen", root));
        Record loop = found(nodes, root);
        loop.set("parent", child);
        RecordStore.save(app, loop);

        RecordStore.delete(app, loop);

        assertThat(RecordStore.count(app, nodes, "1 = 1")).isZero();
    }

    @Test
    void aRequiredReferenceStopsTheWholeDelete() {
        Collection owners = collection("base", "{\"name\":\"owners\",\"fields\":[]}");
        Collection pets = collection(
                "base",
                "{\"name\":\"pets\",\"fields\":[{\"type\":\"relation\",\"name\":\"owner\"," + "\"collectionId\":\""
                        + owners.id() + "\",\"required\":true,\"maxSelect\":1}]}");
        Record owner = saved(owners, Map.of());
        saved(pets, Map.of("owner", owner.id()));

        assertThatThrownBy(() -> RecordStore.delete(app, owner)).hasMessageContaining("required reference");
        assertThat(RecordStore.findById(app, owners, owner.id())).isPresent();
    }

    @Test
    void aNewPasswordEndsAllSessions() {
        Collection people = collection("auth", "{\"name\":\"people\"}");
        Record account = saved(people, Map.of("email", "a@example.com", "password", "1234567890"));
        String key = account.text("tokenKey");
        account.set("verified", true);
        RecordStore.save(app, account);
        assertThat(account.text("tokenKey")).isEqualTo(key);

        account.set("password", "1234567890");
        RecordStore.save(app, account);
        assertThat(account.text("tokenKey")).hasSize(50).isNotEqualTo(key);
    }

    @Test
    void theIdOfAnAccountIsTakenInAllAuthCollections() {
        String id = saved(
                        collection("auth", "{\"name\":\"people\"}"),
                        Map.of("email", "a@example.com", "password", "1234567890"))
                .id();
        Collection robots = collection("auth", "{\"name\":\"robots\"}");

        assertThat(errorsOf(() -> saved(robots, Map.of("id", id, "email", "b@example.com", "password", "1234567890")))
                        .code("id"))
                .isEqualTo("validation_invalid_auth_id");
    }

    @Test
    void successIsToldAfterTheCommitAndFailureAfterARollback() {
        Collection items = items();
        List<String> told = new ArrayList<>();
        app.hooks().recordAfterCreateSuccess.bind(event -> told.add("success"), "items");
        app.hooks().recordAfterCreateError.bind(event -> told.add("error"), "items");
        app.transaction(inner -> {
            saved(inner, items);
            assertThat(told).isEmpty();
            return true;
        });
        assertThat(told).containsExactly("success");
        assertThatThrownBy(() -> app.transaction(inner -> {
                    saved(inner, items);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(told).containsExactly("success", "error");
    }

    private static void saved(App inner, Collection collection) {
        RecordStore.save(inner, Record.blank(collection));
    }

    @Test
    void parallelIncrementsAreAllCounted() throws InterruptedException {
        Collection items = items();
        String id = saved(items, Map.of()).id();
        CountDownLatch done = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            Thread.ofVirtual().start(() -> {
                for (int step = 0; step < 10; step++) {
                    Record record = found(items, id);
                    record.set("n+", 1.0);
                    RecordStore.save(app, record);
                }
                done.countDown();
            });
        }
        done.await();

        assertThat(found(items, id).number("n")).isEqualTo(80);
    }
}
