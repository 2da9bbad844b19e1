package dev.satchel.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void aHashIsThatOfItsPasswordOnly() {
        String hash = Passwords.hash("1234567890", 4);
        assertThat(hash).startsWith("$2a$04$").hasSize(60);
        assertThat(Passwords.matches("1234567890", hash)).isTrue();
        assertThat(Passwords.matches("1234567891", hash)).isFalse();
    }

    @Test
    void whatOtherProgramsWroteIsAccepted() {
        String rest = "05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"; // of the crypt_blowfish test vectors
        for (String version : new String[] {"$2a$", "$2b$", "$2y$"}) {
            assertThat(Passwords.matches("U*U", version + rest)).as(version).isTrue();
        }
    }

    @Test
    void only72BytesCount() {
        String hash = Passwords.hash("é".repeat(36), 4);
        assertThat(Passwords.matches("é".repeat(36) + "more", hash)).isTrue();
        assertThat(Passwords.matches("é".repeat(35), hash)).isFalse();
        assertThatThrownBy(() -> Passwords.hash("é".repeat(36) + "x", 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        String noCost = "$2a$99$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
        for (String hash : new String[] {"", "x", "$2a$10$short", noCost}) {
            assertThat(Passwords.matches("x", hash)).as(hash).isFalse();
        }
        assertThat(Passwords.matches("", Passwords.hash("x", 4))).isFalse();
    }
}
