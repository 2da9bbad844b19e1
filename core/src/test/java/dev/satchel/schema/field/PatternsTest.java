package dev.satchel.schema.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b.c", "a@x_y.co", "a@x.co.", "a.b+c@münchen.de", "\"a\"@b.co"})
    void addresses(String text) {
        assertThat(Patterns.isEmail(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a@b", "a@1.2.3.4", "a@-x.co", "@b.co", "a b@c.co", "a..b@c.co", "a@b@c.co"})
    void noAddresses(String text) {
        assertThat(Patterns.isEmail(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a",
                "a.co",
                "ftp://x.y",
                "localhost:80",
                "mailto:a@b.co",
                "http://a_b.co",
                "http://münchen.de",
                "http://[::1]:80/x",
                "https://u:p@a.co/x?y#z"
            })
    void urls(String text) {
        assertThat(Patterns.isUrl(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example",
                "HTTP://A.B",
                "foo://bar",
                "//a.co",
                "/x",
                "data:x",
                "http://a..b",
                "http://a b.co",
                "http://a.co:x",
                "http://a.co/%zz"
            })
    void noUrls(String text) {
        assertThat(Patterns.isUrl(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.co", "sub.example.com", "a1.b-c.de"})
    void domains(String text) {
        assertThat(Patterns.isDomain(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "a.co:80", "-a.co", "a_b.co", "AB.co"})
    void noDomains(String text) {
        assertThat(Patterns.isDomain(text)).isFalse();
    }
}
