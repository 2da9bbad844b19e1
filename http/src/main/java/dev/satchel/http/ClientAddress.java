package dev.satchel.http;

import dev.satchel.IpRange;
import dev.satchel.settings.TrustedProxySettings;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Addresses of clients in expanded form: IPv4 as it is, IPv6 as eight groups of four digits. */
final class ClientAddress {
    private ClientAddress() {}

    /** Form of a connection's peer. */
    static String expanded(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? address.getHostAddress() : groups(bytes);
    }

    /**
     * The address that the first trusted header names, else the peer's.
     *
     * @param remote the peer
     * @param headers last line of the named header, {@code ""} if there is none
     */
    static String real(String remote, TrustedProxySettings proxy, java.util.function.UnaryOperator<String> headers) {
        List<String> names = proxy.headers();
        for (int i = 0; i < names.size(); i++) {
            String line = headers.apply(names.get(i));
            if (!line.isEmpty()) {
                Optional<String> found = pick(line.split(",", -1), proxy.useLeftmostIP());
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        return remote;
    }

    private static Optional<String> pick(String[] items, boolean leftmost) {
        for (int i = 0; i < items.length; i++) {
            Optional<String> address = parse(items[leftmost ? i : items.length - 1 - i].strip());
            if (address.isPresent()) {
                return address;
            }
        }
        return Optional.empty();
    }

    /** Expanded form of an IP address in text; a zone is kept. Empty if it is none. */
    static Optional<String> parse(String text) {
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        if (plain.indexOf(':') < 0) {
            return zone < 0 && IpRange.parseAddress(plain).isPresent() ? Optional.of(plain) : Optional.empty();
        }
        if (zone >= 0 && zone == text.length() - 1) {
            return Optional.empty();
        }
        return IpRange.parseAddress(plain).map(bytes -> groups(bytes) + (zone < 0 ? "" : text.substring(zone)));
    }

    private static String groups(byte[] bytes) {
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < bytes.length; i++) {
            if (i > 0 && i % 2 == 0) {
                text.append(':');
            }
            text.append(Character.forDigit(bytes[i] >> 4 & 15, 16)).append(Character.forDigit(bytes[i] & 15, 16));
        }
        return text.toString();
    }
}
