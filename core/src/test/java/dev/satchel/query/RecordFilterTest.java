package dev.satchel.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.RequestInfo;
import dev.satchel.record.Record;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What filters and rules find, on a real database. */
class RecordFilterTest {
    @TempDir
    static Path folder;

    private static QueryFixture fixture;

    @BeforeAll
    static void open() {
        fixture = new QueryFixture(folder);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @AfterEach
    void openTheRules() {
        fixture.listRule("tags", "");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                // NULL and the empty text
                "title = ''; C",
                "title = null; C",
                "title != ''; A B D",
                "tag.name = ''; C D",
                "n = null; ``",
                "b = true; A D",
                "b = 'true'; ``",
                "null = null; A B C D",
                "null != ''; ``",
                "'x' = null; ``",
                // precedence and affinity
                "n = 1 && title = 'z' || title = '5'; D",
                "title = 5; ``",
                "n > 'abc'; ``",
                "n < 'abc'; A B C D",
                "n = '1'; A",
                // like
                "title ~ 'under_s'; B",
                "title ~ '100%'; ``",
                "title ~ '%100%'; A",
                "title ~ n; A",
                "title ~ ''; A B C D",
                "title ~ null; ``",
                // json
                "j.a.0 = 1; A",
                "j = 'plain'; B",
                "j = null; C",
                "j.k = ''; ``",
                "j.k = null; B C D",
                // single relations
                "tag.name = 'red'; A",
                "tag.name = title; C",
                "tag.id = 'green'; B",
                "tag = 'green'; B",
                // several values
                "tags.name = 'green'; B",
                "tags.name ?= 'green'; A B",
                "tags.name != 'green'; C D",
                "tags.name ?!= 'green'; A C D",
                "tags.name ~ 'e'; A B D",
                "tags.name !~ 'x'; A B D",
                "tags:each = 'green'; B",
                "tags:each != 'red'; B C",
                "tags:length = 2; A D",
                "tags.name = tags.name; B C",
                "tags.name = ''; C",
                "tags = 'green'; ``",
                "tags ~ 'green'; A B",
                "sel:each = null; C",
                "sel:each ?= 'b'; A",
                "author.favs.name = 'blue'; B",
                "author.favs.name ?= 'red'; A D",
                "author.favs.name != 'blue'; A C D",
                // one row for conditions on one path
                "tags.name ?= 'red' && tags.name ?= 'green'; ``",
                "tags.name ?= 'red' && tags.w ?= 1; A D",
                "tags.name ?= 'red' || tags.name ?= 'green'; A B D",
                "tags.name ?= 'red' && (tags.name ?= 'green' || n = 10); D",
                // back relations and other collections
                "comments_via_post.text ?= 'one'; A",
                "comments_via_post.text = 'one'; ``",
                "comments_via_post.text != 'x'; A B C D",
                "comments_via_posts.text = 'two'; ``",
                "comments_via_posts.text ?= 'two'; B",
                "comments_via_post.id = ''; B C D",
                "@collection.tags.name ?= 'red'; A B C D",
                "@collection.tags.name = 'red'; ``",
                "@collection.tags:x.name ?= title && title != ''; ``",
                "@collection.tags.name ?= tag.name && @collection.tags.w ?= 5; B",
                // functions
                "strftime('%Y', title) = ''; A B C",
                "geoDistance(0, 0, tags.w, 0) < 200; A D",
            })
    void findsWhatTheLanguageSays(String filter, String expected) {
        assertThat(fixture.posts(filter)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing = 1",
                "title.x = 1",
                "tag.missing = 1",
                "n:foo = 1",
                "tags:each:lower = 1",
                "@collection.nope.id = 1",
                "@request.bogus = 1",
                "comments_via_text.id = 1",
                "posts_via_tag.id = 1",
                "foo() = 1",
                "geoDistance(1, 2, 3) = 1",
                "geoDistance('1', 2, 3, 4) = 1",
                "strftime(n) = 1",
                "collectionId = 1",
                "@Now = 1",
                "tag.posts_via_tag.tag.posts_via_tag.tag.posts_via_tag.tag.posts_via_tag.id = 1"
            })
    void refusesWhatMeansNothing(String filter) {
        assertThatThrownBy(() -> fixture.posts(filter)).isInstanceOf(FilterException.class);
    }

    @Test
    void namesTheOperandThatIsWrong() {
        assertThatThrownBy(() -> fixture.posts("missing = 1"))
                .hasMessage("invalid left operand \"missing\" - unknown field \"missing\"");
    }

    @Test
    void aGuestSeesNoHiddenFieldsAndNoHiddenAddresses() {
        assertThat(fixture.guestPosts("author.email ~ '@'")).isEqualTo("A D");
        assertThat(fixture.posts("author.email ~ '@'")).isEqualTo("A B D");
        assertThatThrownBy(() -> fixture.guestPosts("tag.secret = 'x'")).isInstanceOf(FilterException.class);
        assertThat(fixture.posts("tag.secret = ''")).isEqualTo("A B C D");
    }

    @Test
    void aGuestsFilterObeysTheListRulesOfWhatItJoins() {
        fixture.listRule("tags", "name != 'green'");
        assertThat(fixture.guestPosts("tag.name != 'x'")).isEqualTo("A C D");
        assertThat(fixture.guestPosts("tags.name ?!= 'x'")).isEqualTo("A C D");
        assertThat(fixture.guestPosts("tag.id != 'x'")).isEqualTo("A B C D");
        fixture.listRule("tags", null);
        assertThatThrownBy(() -> fixture.guestPosts("tag.name = 'red'")).isInstanceOf(FilterException.class);
        assertThat(fixture.posts("tag.name = 'red'")).isEqualTo("A");
    }

    @Test
    void rulesSeeTheRequest() {
        RequestInfo request = QueryFixture.request(
                Map.of("q", "green", "empty", "", "n", "1"),
                Map.of(
                        "title",
                        "5",
                        "tags",
                        List.of("red", "green"),
                        "deep",
                        Map.of("list", List.of(Map.of("x", 1.0)))));
        assertThat(fixture.postsByRule("tag.name = @request.query.q", request)).isEqualTo("B");
        assertThat(fixture.postsByRule("title = @request.query.empty", request)).isEqualTo("C");
        assertThat(fixture.postsByRule("title = @request.query.absent", request))
                .isEqualTo("C");
        assertThat(fixture.postsByRule("n = @request.query.n", request)).isEqualTo("A");
        assertThat(fixture.postsByRule(
                        "@request.query.empty:isset = true && @request.query.absent:isset = false && n = 1", request))
                .isEqualTo("A");
        assertThat(fixture.postsByRule("@request.body.title:changed = false", request))
                .isEqualTo("D");
        assertThat(fixture.postsByRule("@request.body.tags:length = tags:length", request))
                .isEqualTo("A D");
        assertThat(fixture.postsByRule("@request.body.tags:each ?= tag", request))
                .isEqualTo("A B");
        assertThat(fixture.postsByRule("@request.body.tags.name ?= 'red' && n = 1", request))
                .isEqualTo("A");
        assertThat(fixture.postsByRule("@request.body.tags.name = 'red'", request))
                .isEmpty();
        assertThat(fixture.postsByRule("@request.body.deep.list.0.x = n", request))
                .isEqualTo("A");
        assertThat(fixture.postsByRule("author = @request.auth.id", request)).isEqualTo("C");
    }

    @Test
    void rulesSeeTheCallersRecord() {
        Record ann = Record.blank(fixture.schema.find("people").orElseThrow());
        ann.setValue("id", "ann");
        RequestInfo request = RequestInfo.none().withAuth(ann);
        assertThat(fixture.postsByRule("author = @request.auth.id", request)).isEqualTo("A D");
        assertThat(fixture.postsByRule("author.name = @request.auth.name", request))
                .isEqualTo("A D");
        assertThat(fixture.postsByRule("@request.auth.name ~ 'nn' && n = 1", request))
                .isEqualTo("A");
        assertThat(fixture.postsByRule("'Miss Ann' ~ @request.auth.name && n = 1", request))
                .isEqualTo("A");
        assertThat(fixture.postsByRule("@request.auth.favs.id ?= tag", request)).isEqualTo("A B");
        assertThat(fixture.postsByRule("@request.auth.missing = '' && n = 1", request))
                .isEqualTo("A");
        assertThat(fixture.postsByRule("@request.auth.posts_via_author.n ?= n", request))
                .isEqualTo("A D");
    }

    @ParameterizedTest
    @CsvSource({
        "n, B C A D",
        "-n, D A C B",
        "'-b,n', A D B C",
        "tag.name, C D B A",
        "'+title', C D A B",
        "@rowid, A B C D",
        "-@rowid, D C B A"
    })
    void sorts(String sort, String expected) {
        assertThat(fixture.sorted(sort)).isEqualTo(expected);
    }

    @Test
    void sortingThroughSeveralRowsKeepsOneOfEachRecord() {
        assertThat(fixture.sorted("tags.name,n")).hasSize("A B C D".length());
        assertThat(fixture.sorted("@random")).hasSize("A B C D".length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title,",
                ",",
                "- title",
                "missing",
                "null",
                "@now",
                "@request.query.x",
                "'a'",
                "n(1)",
                "n,n,n,n,n,n,n,n,n",
                "id:foo"
            })
    void refusesWhatCannotBeSortedBy(String sort) {
        assertThatThrownBy(() -> fixture.sorted(sort)).isInstanceOf(FilterException.class);
    }

    @Test
    void multiplesAreNotJoinedSoThatCountingIsCheap() {
        Plan plan =
                fixture.compile("posts", List.of(), "tags.name ?= 'red' && title = 'x'", false, "", RequestInfo.none());
        assertThat(plan.page().sql()).doesNotContain("DISTINCT").contains("EXISTS");
        assertThat(plan.count().sql()).startsWith("SELECT COUNT(*) FROM `posts` WHERE");
    }

    @Test
    void aPlanFitsRequestsWithTheSameShapeOnly() {
        RequestInfo given = QueryFixture.request(Map.of("q", "red"), Map.of());
        Plan plan = fixture.compile("posts", List.of("tag.name = @request.query.q"), "", true, "", given);
        RequestInfo other = QueryFixture.request(Map.of("q", "green"), Map.of());
        assertThat(plan.fits(other)).isTrue();
        assertThat(fixture.run(plan, other)).isEqualTo("B");
        assertThat(plan.fits(QueryFixture.request(Map.of("q", ""), Map.of()))).isFalse();
        assertThat(plan.fits(QueryFixture.request(Map.of(), Map.of()))).isFalse();
    }
}
