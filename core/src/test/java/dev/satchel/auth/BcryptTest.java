package dev.satchel.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BcryptTest {

    private static String hash(String password, String settings) {
        BcryptText text = BcryptText.parse(settings + "0".repeat(31)).orElseThrow();
        byte[] hash = Bcrypt.hash(password.getBytes(StandardCharsets.UTF_8), text.salt(), text.cost());
        return new BcryptText(text.version(), text.cost(), text.salt(), hash).toString();
    }

    /** Known answers of jBCrypt's and crypt_blowfish's tests. */
    @Test
    void theHashesAreThoseOfOtherImplementations() {
        String[][] known = {
            {"", "$2a$06$DCq7YPn5Rq63x1Lad4cll.", "TV4S6ytwfsfvkgY8jIucDrjc8deX1s."},
            {"a", "$2a$06$m0CrhHm10qJ3lXRY.5zDGO", "3rS2KdeeWLuGmsfGlMfOxih58VYVfxe"},
            {"abc", "$2a$06$If6bvum7DFjUnE9p2uDeDu", "0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i"},
            {"abcdefghijklmnopqrstuvwxyz", "$2a$06$.rCVZVOThsIa97pEDOxvGu", "RRgzG64bvtJ0938xuqzv18d3ZpQhstC"},
            {"~!@#$%^&*()      ~!@#$%^&*()PNBFRD", "$2a$06$fPIsBO8qRqkjj273rfaOI.", "HtSV9jLDpTbZn782DC6/t7qT67P6FfO"},
            {"U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.", "E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"},
            {
                "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored",
                "$2a$05$abcdefghijklmnopqrstuu",
                "5s2v8.iXieOjg/.AySBTTZIIVFJeBui"
            },
        };
        for (String[] answer : known) {
            assertThat(hash(answer[0], answer[1]))
                    .as(answer[0])
                    .startsWith(answer[1])
                    .endsWith(answer[2])
                    .hasSize(60);
        }
    }

    /** By Machin's formula: pi / 4 = 4 arctan(1/5) - arctan(1/239). */
    @Test
    void theConstantsAreTheFractionOfPi() throws IOException {
        int bits = 1042 * 32;
        BigInteger one = BigInteger.ONE.shiftLeft(bits + 64);
        BigInteger quarter = arctan(one, 5).shiftLeft(2).subtract(arctan(one, 239));
        BigInteger fraction = quarter.shiftLeft(2)
                .subtract(one.multiply(BigInteger.valueOf(3)))
                .shiftRight(64);
        try (InputStream in = Bcrypt.class.getResourceAsStream("pi.bin")) {
            assertThat(new BigInteger(1, in.readAllBytes())).isEqualTo(fraction);
        }
    }

    private static BigInteger arctan(BigInteger one, long inverse) {
        BigInteger square = BigInteger.valueOf(inverse * inverse);
        BigInteger power = one.divide(BigInteger.valueOf(inverse));
        BigInteger sum = power;
        for (long n = 3; power.signum() != 0; n += 2) {
            power = power.divide(square);
            BigInteger term = power.divide(BigInteger.valueOf(n));
            sum = n % 4 == 3 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }

    @Test
    void theTextFormIsReadAndWritten() {
        String text = "$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
        assertThat(BcryptText.parse(text)).hasToString("Optional[" + text + "]");
        for (String bad : Arrays.asList(
                "",
                text + "x",
                text.replace("$05", "$03"),
                text.replace("$05", "$32"),
                text.replace("2y", "2x"),
                text.replace('E', '!'),
                text.replace("$05", "$0x"))) {
            assertThat(BcryptText.parse(bad)).as(bad).isEmpty();
        }
    }
}
