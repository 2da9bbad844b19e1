package dev.satchel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.IpRange;
import dev.satchel.settings.TrustedProxySettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressesTest {

    private static String real(boolean leftmost, String line) {
        TrustedProxySettings proxy = new TrustedProxySettings();
        proxy.headers(List.of("X-Real", "X-Forwarded-For"));
        proxy.useLeftmostIP(leftmost);
        return ClientAddress.real(
                "127.0.0.1", proxy, name -> Map.of("X-Forwarded-For", line).getOrDefault(name, ""));
    }

    @Test
    void theProxysAddressIsTakenFromTheRightOrTheLeft() {
        assertThat(real(false, "1.1.1.1, 2.2.2.2")).isEqualTo("2.2.2.2");
        assertThat(real(true, "1.1.1.1, 2.2.2.2")).isEqualTo("1.1.1.1");
        assertThat(real(false, "1.1.1.1, unknown, 2.2.2.2:80")).isEqualTo("1.1.1.1");
        assertThat(real(false, "01.1.1.1")).isEqualTo("127.0.0.1");
        assertThat(real(false, "")).isEqualTo("127.0.0.1");
    }

    @Test
    void version6IsExpanded() {
        assertThat(real(false, "::ffff:1.2.3.4")).isEqualTo("0000:0000:0000:0000:0000:ffff:0102:0304");
        assertThat(real(false, "fe80::1%eth0")).isEqualTo("fe80:0000:0000:0000:0000:0000:0000:0001%eth0");
        assertThat(real(false, "::")).isEqualTo("0000:0000:0000:0000:0000:0000:0000:0000");
        assertThat(real(false, "1::2::3")).isEqualTo("127.0.0.1");
    }

    @Test
    void blocksAreComparedByTheirPrefix() {
        assertThat(IpRange.anyContains(List.of("10.1.0.0/15"), "10.0.255.1")).isTrue();
        assertThat(IpRange.anyContains(List.of("10.1.0.0/16"), "10.2.0.1")).isFalse();
        assertThat(IpRange.anyContains(List.of("2.2.2.2"), "2.2.2.2")).isTrue();
        assertThat(IpRange.anyContains(List.of("2.2.2.2"), "0000:0000:0000:0000:0000:ffff:0202:0202"))
                .isFalse();
        assertThat(IpRange.anyContains(List.of("fe80::/10"), "fe80:0000:0000:0000:0000:0000:0000:0001"))
                .isTrue();
        assertThat(IpRange.anyContains(List.of("0.0.0.0/0"), "9.9.9.9")).isTrue();
    }
}
