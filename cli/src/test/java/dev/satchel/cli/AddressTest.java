package dev.satchel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AddressTest {
    @Test
    void aHostAndAPort() {
        assertThat(Address.parse("127.0.0.1:8090")).isEqualTo(new Address("127.0.0.1:8090", "127.0.0.1", 8090));
        assertThat(Address.parse("[::1]:80").host()).isEqualTo("::1");
        assertThat(Address.parse(":http")).isEqualTo(new Address(":http", "", 80));
        assertThat(Address.parse("localhost:").port()).isZero();
    }

    @Test
    void anAddressWithANamedPortIsShownAsTheLocalOne() {
        assertThat(Address.parse("0.0.0.0:http").shown()).isEqualTo("127.0.0.1");
        assertThat(Address.parse("0.0.0.0:80").shown()).isEqualTo("0.0.0.0:80");
    }

    @Test
    void mistakesAreNamedInTheWordsOfTheOriginal() {
        assertMistake("nohost", "listen tcp: address nohost: missing port in address");
        assertMistake("a:99999", "listen tcp: address 99999: invalid port");
        assertMistake("a:99999999999", "listen tcp: address 99999999999: invalid port");
        assertMistake("a:b", "listen tcp: lookup tcp/b: unknown port");
        assertMistake("::1:80", "listen tcp: address ::1:80: too many colons in address");
    }

    private static void assertMistake(String address, String message) {
        assertThatThrownBy(() -> Address.parse(address)).hasMessage(message);
    }
}
