package dev.satchel.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    /** Vectors of OpenBSD's and other implementations, as published with jBCrypt and crypt_blowfish. */
    private static final String[][] KNOWN = {
        {"", "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s."},
        {"a", "$2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe"},
        {"abc", "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i"},
        {"abcdefghijklmnopqrstuvwxyz", "$2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC"},
        {"U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"},
    };

    @Test
    void bothImplementationsGiveThePublishedHashes() {
        for (String[] pair : KNOWN) {
            byte[] password = pair[0].getBytes(StandardCharsets.UTF_8);
            String settings = pair[1].substring(0, 29);
            assertThat(Passwords.hashInJava(password, settings)).as(pair[0]).isEqualTo(pair[1]);
            SystemBcrypt.find()
                    .ifPresent(system -> assertThat(system.hash(password, "$2b$" + settings.substring(4))
                                    .orElseThrow()
                                    .substring(4))
                            .as(pair[0])
                            .isEqualTo(pair[1].substring(4)));
        }
    }

    @Test
    void theSystemAgreesWithJavaOnAnyBytesThatItTakes() {
        String settings = "$2a$04$abcdefghijklmnopqrstuu";
        for (String text : new String[] {"grün", "ÿÿ£345", "日本語のパスワード", "x".repeat(72), " "}) {
            byte[] password = text.getBytes(StandardCharsets.UTF_8);
            assertThat(Passwords.hashWith(password, settings).substring(4))
                    .as(text)
                    .isEqualTo(Passwords.hashInJava(password, settings).substring(4));
        }
        assertThat(SystemBcrypt.takes(new byte[] {'a', 0, 'b'})).isFalse();
    }

    @Test
    void aHashMatchesItsPasswordAlone() {
        String hash = Passwords.hash("correct horse", 4);
        assertThat(hash).startsWith("$2a$04$").hasSize(60);
        assertThat(Passwords.matches("correct horse", hash)).isTrue();
        assertThat(Passwords.matches("correct horsf", hash)).isFalse();
        assertThat(Passwords.matches("", hash)).isFalse();
        assertThat(Passwords.hash("correct horse", 4)).isNotEqualTo(hash);
    }

    @Test
    void aZeroByteDoesNotEndAPassword() {
        String hash = Passwords.hash("a\0b", 4);
        assertThat(Passwords.matches("a\0b", hash)).isTrue();
        assertThat(Passwords.matches("a\0c", hash)).isFalse();
        assertThat(Passwords.matches("a", hash)).isFalse();
    }

    @Test
    void seventyTwoBytesCountAndMoreCannotBeHashed() {
        String hash = Passwords.hash("x".repeat(72), 4);
        assertThat(Passwords.matches("x".repeat(80), hash)).isTrue();
        assertThat(Passwords.matches("x".repeat(71), hash)).isFalse();
        assertThatThrownBy(() -> Passwords.hash("x".repeat(73), 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hashesOfOtherProgramsMatchTooButNoOtherText() {
        String tail = Passwords.hash("secret", 4).substring(4);
        assertThat(Passwords.matches("secret", "$2b$" + tail)).isTrue();
        assertThat(Passwords.matches("secret", "$2y$" + tail)).isTrue();
        for (String bad :
                new String[] {"", "secret", "$2x$" + tail, "$2a$03$" + tail.substring(3), "$2a$" + tail + "x"}) {
            assertThat(Passwords.matches("secret", bad)).as(bad).isFalse();
        }
    }

    @Test
    void aHashThatPocketBaseWroteMatches() {
        String hash = "$2a$10$NxX.IPbwwhDDZ/3z/veGXe31bYOGYac0xdthTz.gXHSO5wAfDl.n2"; // of its superuser command
        assertThat(Passwords.matches("pässwörd 日本", hash)).isTrue();
        assertThat(Passwords.matches("passwörd 日本", hash)).isFalse();
    }
}
