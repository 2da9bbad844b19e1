package dev.satchel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathsTest {

    @Test
    void uncleanPathsAreFoundAndCleaned() {
        String[][] cases = {
            {"/api//health", "/api/health"},
            {"/api/./x/", "/api/x/"},
            {"/api/../a//", "/a/"},
            {"/api/.", "/api"},
            {"/api/..", "/"},
            {"//x", "/x"},
            {"/../..", "/"},
        };
        for (String[] pair : cases) {
            assertThat(CleanPath.isClean(pair[0])).as(pair[0]).isFalse();
            assertThat(CleanPath.clean(pair[0])).isEqualTo(pair[1]);
        }
    }

    @Test
    void dotsInsideOfNamesAreClean() {
        for (String path : new String[] {"/", "/.well-known/x", "/a/..b", "/a/b..", "/...", "/a/"}) {
            assertThat(CleanPath.isClean(path)).as(path).isTrue();
        }
    }

    @Test
    void ruleNamesOfHeadersAreLowerCaseWithUnderscores() {
        assertThat(Exchange.ruleName("X-Token")).isEqualTo("x_token");
        assertThat(Exchange.ruleName("X_My-HTTPHeader")).isEqualTo("x_my_httpheader");
    }
}
