package dev.satchel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An IP address or CIDR block.
 *
 * @param address 4 or 16 bytes
 * @param bits length of the prefix that has to be equal
 */
public record IpRange(byte[] address, int bits) {

    /** Empty if the text is neither an address nor a block. */
    public static Optional<IpRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = parseAddress(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int all = address.get().length * 8;
        if (slash < 0) {
            return Optional.of(new IpRange(address.get(), all));
        }
        String digits = text.substring(slash + 1);
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(digits);
        return bits > all ? Optional.empty() : Optional.of(new IpRange(address.get(), bits));
    }

    /** Whether any of the texts, which are addresses or blocks, holds the address. */
    public static boolean anyContains(List<String> ranges, String ip) {
        int zone = ip.indexOf('%');
        Optional<byte[]> address = parseAddress(zone < 0 ? ip : ip.substring(0, zone));
        if (address.isEmpty()) {
            return false;
        }
        for (String range : ranges) {
            if (parse(range).filter(r -> r.contains(address.get())).isPresent()) {
                return true;
            }
        }
        return false;
    }

    public boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || (address[whole] ^ other[whole]) >> (8 - rest) == 0;
    }

    /** Bytes of an address in text: dotted decimal without leading zeros, or IPv6 without a zone. */
    public static Optional<byte[]> parseAddress(String text) {
        return text.indexOf(':') < 0 ? parse4(text) : parse6(text);
    }

    private static Optional<byte[]> parse4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            int value = number(parts[i], 10, 3);
            if (value < 0 || value > 255 || (parts[i].length() > 1 && parts[i].charAt(0) == '0')) {
                return Optional.empty();
            }
            bytes[i] = (byte) value;
        }
        return Optional.of(bytes);
    }

    private static Optional<byte[]> parse6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[16];
        if (gap < 0) {
            return groups(text, bytes) == 16 ? Optional.of(bytes) : Optional.empty();
        }
        byte[] tail = new byte[16];
        int before = groups(text.substring(0, gap), bytes);
        int after = groups(text.substring(gap + 2), tail);
        if (before < 0 || after < 0 || before + after > 14) {
            return Optional.empty();
        }
        System.arraycopy(tail, 0, bytes, 16 - after, after);
        return Optional.of(bytes);
    }

    /** Reads colon separated groups, the last of which may be dotted decimal; gives the number of bytes, -1 if broken. */
    private static int groups(String text, byte[] bytes) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                Optional<byte[]> dotted = parse4(parts[i]);
                if (dotted.isEmpty() || length > 12) {
                    return -1;
                }
                System.arraycopy(dotted.get(), 0, bytes, length, 4);
                return length + 4;
            }
            int value = number(parts[i], 16, 4);
            if (value < 0 || length > 14) {
                return -1;
            }
            bytes[length++] = (byte) (value >> 8);
            bytes[length++] = (byte) value;
        }
        return length;
    }

    private static int number(String text, int radix, int most) {
        if (text.isEmpty() || text.length() > most) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
