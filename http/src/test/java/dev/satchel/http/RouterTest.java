package dev.satchel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouterTest {
    private final Router router = new Router();

    private String find(String method, String path) {
        return router.find(method, path).map(match -> match.route().pattern()).orElse("none");
    }

    private void add(String method, String pattern) {
        router.add(method, pattern, exchange -> {});
    }

    @Test
    void theMostSpecificPatternWinsWhateverTheOrder() {
        add("GET", "/{path...}");
        add("GET", "/api/{name}");
        add("GET", "/api/health");
        assertThat(find("GET", "/api/health")).isEqualTo("/api/health");
        assertThat(find("GET", "/api/other")).isEqualTo("/api/{name}");
        assertThat(find("GET", "/api/other/deep")).isEqualTo("/{path...}");
        assertThat(find("GET", "/")).isEqualTo("/{path...}");
    }

    @Test
    void aSlashAtTheEndIsSignificant() {
        add("GET", "/api/health");
        assertThat(find("GET", "/api/health/")).isEqualTo("none");
    }

    @Test
    void aPatternOfAnotherMethodDoesNotHideALessSpecificOne() {
        add("POST", "/api/health");
        add("GET", "/{path...}");
        assertThat(find("GET", "/api/health")).isEqualTo("/{path...}");
        assertThat(find("DELETE", "/api/health")).isEqualTo("none");
    }

    @Test
    void getServesHead() {
        add("GET", "/api/health");
        assertThat(find("HEAD", "/api/health")).isEqualTo("/api/health");
    }

    @Test
    void segmentsAreSplitBeforeTheyAreDecoded() {
        add("GET", "/api/files/{name}");
        assertThat(find("GET", "/%61pi/files/x")).isEqualTo("/api/files/{name}");
        Optional<Router.Match> match = router.find("GET", "/api/files/a%2Fb%20c");
        assertThat(match.orElseThrow().params()).isEqualTo(Map.of("name", "a/b c"));
    }

    @Test
    void aParameterIsNeverEmpty() {
        add("GET", "/api/files/{name}");
        assertThat(find("GET", "/api/files/")).isEqualTo("none");
    }

    @Test
    void theSameRouteTwiceIsAnError() {
        add("GET", "/a/{b}");
        assertThatThrownBy(() -> add("GET", "/a/{c}")).isInstanceOf(IllegalStateException.class);
    }
}
