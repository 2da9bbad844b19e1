package dev.satchel.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JwtTest {
    private static final String KEY = "a key";

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static long in(long seconds) {
        return Instant.now().getEpochSecond() + seconds;
    }

    @Test
    void aTokenHasTheOriginalsHeaderAndItsClaimsInAlphabeticalOrder() {
        String token = Jwt.sign(Map.of("type", "auth", "id", "x", "exp", 4102444800L, "refreshable", true), KEY);
        String[] parts = token.split("\\.");
        assertThat(parts[0]).isEqualTo("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9");
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .isEqualTo("{\"exp\":4102444800,\"id\":\"x\",\"refreshable\":true,\"type\":\"auth\"}");
    }

    /** The example of jwt.io, which every implementation agrees on. */
    @Test
    void theSignatureIsThatOfHs256() {
        String token = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
                + ".eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ"
                + ".SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";
        Jwt jwt = Jwt.parse(token).orElseThrow();
        assertThat(jwt.isSignedWith("your-256-bit-secret")).isTrue();
        assertThat(jwt.isSignedWith("your-256-bit-secres")).isFalse();
        assertThat(jwt.text("name")).isEqualTo("John Doe");
    }

    @Test
    void whatIsSignedIsReadBack() {
        Jwt jwt = Jwt.parse(Jwt.sign(Map.of("id", "x", "exp", in(10)), KEY)).orElseThrow();
        assertThat(jwt.isSignedWith(KEY)).isTrue();
        assertThat(jwt.isSignedWith("another key")).isFalse();
        assertThat(jwt.text("id")).isEqualTo("x");
    }

    @Test
    void timesThatAreNotKeptMakeItInvalid() {
        assertThat(Jwt.parse(Jwt.sign(Map.of("exp", in(-1)), KEY))).isEmpty();
        assertThat(Jwt.parse(Jwt.sign(Map.of("nbf", in(10)), KEY))).isEmpty();
        assertThat(Jwt.parse(Jwt.sign(Map.of("iat", in(10)), KEY))).isEmpty();
        assertThat(Jwt.parse(Jwt.sign(Map.of("exp", "tomorrow"), KEY))).isEmpty();
        assertThat(Jwt.parse(Jwt.sign(Map.of("iat", in(-1)), KEY))).isPresent();
    }

    @Test
    void otherAlgorithmsAreNoneOfOurs() {
        String claims = part("{\"id\":\"x\"}");
        assertThat(Jwt.parse(part("{\"alg\":\"none\"}") + "." + claims + ".")).isEmpty();
        assertThat(Jwt.parse(part("{\"alg\":\"HS512\"}") + "." + claims + ".AAAA"))
                .isEmpty();
        assertThat(Jwt.parse(part("{\"alg\":\"HS256\"}") + "." + claims + ".AAAA"))
                .isPresent();
    }

    @Test
    void whatIsNoTokenIsRefusedWithoutAFuss() {
        String good = Jwt.sign(Map.of("id", "x"), KEY);
        for (String bad : new String[] {
            "",
            ".",
            "..",
            "a.b",
            "a.b.c",
            good + ".x",
            good + "=",
            good.replace('.', ' '),
            "é.é.é",
            part("[]") + "." + part("[]") + ".AAAA",
            part("{}") + "." + part("{\"id\"") + ".AAAA",
            "a".repeat(20_000) + ".b.c",
            part("{\"alg\":\"HS256\"}") + ".." + "AAAA"
        }) {
            assertThat(Jwt.parse(bad)).as(bad.length() > 100 ? "long" : bad).isEqualTo(Optional.empty());
        }
    }
}
