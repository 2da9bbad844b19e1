package dev.satchel.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.App;
import dev.satchel.Config;
import dev.satchel.Satchel;
import dev.satchel.hook.CollectionEvent;
import dev.satchel.hook.Hook;
import dev.satchel.hook.Hooks;
import dev.satchel.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order in which handlers see a save and what it leads to. */
class CollectionEventsTest {
    private final List<String> log = new ArrayList<>();

    @TempDir
    private Path folder;

    private Satchel satchel;
    private App app;

    @BeforeEach
    void open() {
        satchel = Satchel.open(Config.of(folder));
        app = satchel.app();
        CollectionStore.save(app, Scaffolds.of("base", "src").addField(SystemTables.field("text", "a", "id", "fa")));
        CollectionStore.save(app, Scaffolds.of("view", "v").viewQuery("select id, a from src"));
        Hooks hooks = app.hooks();
        listen("Update", hooks.collectionUpdate);
        listen("Validate", hooks.collectionValidate);
        listen("UpdateExecute", hooks.collectionUpdateExecute);
        listen("AfterUpdateSuccess", hooks.collectionAfterUpdateSuccess);
        listen("AfterUpdateError", hooks.collectionAfterUpdateError);
        listen("Delete", hooks.collectionDelete);
        listen("DeleteExecute", hooks.collectionDeleteExecute);
        listen("AfterDeleteError", hooks.collectionAfterDeleteError);
        listen("CreateExecute", hooks.collectionCreateExecute);
        listen("AfterCreateSuccess", hooks.collectionAfterCreateSuccess);
        listen("AfterCreateError", hooks.collectionAfterCreateError);
    }

    private void listen(String name, Hook<CollectionEvent> hook) {
        hook.bind(event -> {
            log.add(">" + name + " " + event.collection().name());
            event.next();
            log.add("<" + name + " " + event.collection().name());
        });
    }

    @AfterEach
    void close() {
        satchel.close();
    }

    private Collection changed(String json) {
        return app.findCollection("src").orElseThrow().copy().merge(Json.asObject(Json.parse(json)));
    }

    @Test
    void aDependentViewIsSavedBeforeTheSaveThatChangedItEnds() {
        CollectionStore.save(
                app, changed("{\"fields\": [{\"name\": \"a\", \"id\": \"fa\", \"type\": \"text\", \"max\": 9}]}"));

        assertThat(log)
                .containsExactly(
                        ">Update src",
                        ">Validate src",
                        "<Validate src",
                        ">UpdateExecute src",
                        ">Update v",
                        ">Validate v",
                        "<Validate v",
                        ">UpdateExecute v",
                        "<UpdateExecute v",
                        "<Update v",
                        ">AfterUpdateSuccess v",
                        "<AfterUpdateSuccess v",
                        "<UpdateExecute src",
                        "<Update src",
                        ">AfterUpdateSuccess src",
                        "<AfterUpdateSuccess src");
    }

    @Test
    void aFailureIsToldOnce() {
        assertThatThrownBy(() -> CollectionStore.save(app, changed("{\"name\": \"bad name\"}")))
                .isNotNull();
        assertThat(log)
                .containsExactly(
                        ">Update bad name",
                        ">Validate bad name",
                        ">AfterUpdateError bad name",
                        "<AfterUpdateError bad name");
    }

    @Test
    void aRefusedDeleteEndsInItsError() {
        assertThatThrownBy(() -> CollectionStore.delete(
                        app, app.findCollection("users").orElseThrow().copy().system(true)))
                .isNotNull();
        assertThat(log)
                .containsExactly(
                        ">Delete users", ">DeleteExecute users", ">AfterDeleteError users", "<AfterDeleteError users");
    }

    @Test
    void successIsToldWhenTheOutermostTransactionIsOverAndARollbackAsAnError() {
        app.transaction(bound -> {
            CollectionStore.save(bound, Scaffolds.of("base", "kept"));
            log.add("inside");
            return null;
        });
        assertThatThrownBy(() -> app.transaction(bound -> {
                    CollectionStore.save(bound, Scaffolds.of("base", "lost"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(log)
                .filteredOn(line -> !line.contains("Validate"))
                .containsExactly(
                        ">CreateExecute kept",
                        "<CreateExecute kept",
                        "inside",
                        ">AfterCreateSuccess kept",
                        "<AfterCreateSuccess kept",
                        ">CreateExecute lost",
                        "<CreateExecute lost",
                        ">AfterCreateError lost",
                        "<AfterCreateError lost");
        assertThat(app.findCollection("kept")).isPresent();
        assertThat(app.findCollection("lost")).isEmpty();
    }
}
