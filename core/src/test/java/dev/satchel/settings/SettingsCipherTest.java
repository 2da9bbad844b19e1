package dev.satchel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SettingsCipherTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private static String decrypt(String text, String key) {
        return new String(
                SettingsCipher.decrypt(text.getBytes(StandardCharsets.US_ASCII), key), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsEncryptedIsReadBackWithTheSameKeyOnly() {
        String text = SettingsCipher.encrypt("{\"a\":1}".getBytes(StandardCharsets.UTF_8), KEY);
        assertThat(decrypt(text, KEY)).isEqualTo("{\"a\":1}");
        assertThatThrownBy(() -> decrypt(text, KEY.replace('0', '1')))
                .hasMessage("cipher: message authentication failed");
    }

    @Test
    void keysOf16And24BytesDoToo() {
        for (String key : new String[] {KEY.substring(0, 16), KEY.substring(0, 24)}) {
            assertThat(decrypt(SettingsCipher.encrypt(new byte[] {'x'}, key), key))
                    .isEqualTo("x");
        }
        assertThatThrownBy(() -> SettingsCipher.encrypt(new byte[] {'x'}, "short"))
                .hasMessage("crypto/aes: invalid key size 5");
        assertThatThrownBy(() -> decrypt("AAAA", "short")).hasMessage("crypto/aes: invalid key size 5");
    }

    /** Settings as PocketBase 0.39 wrote them with this key. */
    @Test
    void theOriginalsFormIsRead() {
        assertThat(decrypt(ORIGINAL, KEY))
                .startsWith("{\"superuserIPs\":[],\"smtp\":{\"enabled\":false,\"port\":587,")
                .endsWith("\"logAuthId\":false}}");
    }

    private static final String ORIGINAL = ""
            + "GuKEy3I4qmWapN17AdjXT97fv4+ls7gPKQwJPLT+6gUx0h68W1mzySfKXyOQjXYlOa4alVQz+X81pK5qFeunWrTinYRRGTry"
            + "szey3Z3nRGfNSc0b4V9VQ/iRFsL2x1E3FQLPrsdP9YFTn/MAAOTCqmZz1ElefLTA3adLsunJkJBkvs5UELyL752EBe6WAw3a"
            + "HX3CTtbbiA/zBorjmamcR8OvjVkLMhvsEYRMbkT4mXa+NTrTTom0v/IN4KIpxoN08ID8Cm8j+YUIwyB6I6pNqf5YTXuVTWz4"
            + "jYRuQFopS5vMVB252p52Eq7ysPQGD2gAr43kHvSvZQblrUDqDLD0U6nXlb7Sat6jKpWDNS7WqyQSNjHX+Z2J4Yc8OVVl/Z8P"
            + "uM4nLYjNb5rFok1NKB3caVg5ukasyvQqJd+TGo6GPYJw1xbZ2eUNM4xSaQjlhpUKJBozLW+OtLhsNAiiCY9kiZBCw4RldwHo"
            + "68gJf/ZLfzCavWdJGq2Kuxubt3xASK6VXFKZW+XKyoGYrOy4vKcLuNMKOjK8m45VCaKf10lBa5ItK0tz3h5HvUVAL5uqgCs+"
            + "lJl0D3S4M5TyKYL6lciZDE7GbdEZTWEstd3uY2gjl3cZP+P8mVJdzyhyLBbd8K97vENgSPRNY/Z+buOTND9xV40fngema9vh"
            + "iNdONwQwsjjEK5d7hajN4WpuH+qF5JLFUmyeXb91lVdpi7rh3uwwsLi090NjhP6cdFW1SEIqb2yLDWIFHKkRTXt5tZBLbWWY"
            + "h2eewpwzhJD3avvlFDsWwfUXo24GsqzgbVI7rrEft1996QQ6+Ns9GnZHYvcrwDEiYR6DLQlp+wlCaQu4sa7VM6Y6XAfkygnD"
            + "tGWqZM6edDj6BTjHBpibJOJKPMJEMyJowdRWp68T81tf0KVu4T0h4t4SMkeW7LjzZrdE+Q7TN+OZMC6B/05HTunla13NWjrK"
            + "ZSoaMbR7kAh6+urxTh6xmHvqjZn7lWyoVR7B632tl49k72d+cNyuLbqMSg1PPBKiE57rW9503fiZrX82P/c8GC1s6vQoSFBz"
            + "fPvuNxcsQPkysIMjGWa3w9QhQR7S0hqlPKIXwr/ATHvUMKf9jWCGmop22qXB4DoKSWoqk6OZvOVzm0c/EuQnpCD4iZ5R1f4p"
            + "gJalMEKK+2L6ee6Wa2jEz49uNhf8jSHY7Wi1XrMvnKf0CN9KcwdJ8988Vr7c8l5u+DnlyG1MkCSkTo3lGlhcgCPqtNz5SX/9"
            + "dM9ePnsW5TbjnFbJdOsyywpqYxNV2FMwZsZ9DZjzdbf7qkY0u+/9U6kBpkhVkBLAK03l7qmFo06nGi9KcFJ/bMhrzeCd4WBj"
            + "v0JWaeNegm8T8pPOzQNGZte4hp/DgdTyBv0VcULe4LmsJj11zAvm2F+v/F1QshASoSAP98QbmJAeYdJ4cRoYLpAtVLIAcDsy"
            + "vUtmOw=="
            + "";
}
