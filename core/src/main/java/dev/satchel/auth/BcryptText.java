package dev.satchel.auth;

import java.util.Arrays;
import java.util.Optional;

/**
 * The text form of a bcrypt hash: {@code $2a$}, two digits of cost, {@code $}, 22 characters of salt and 31 of hash, in
 * bcrypt's own base64.
 */
record BcryptText(String version, int cost, byte[] salt, byte[] hash) {
    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 60;
    private static final int SALT_AT = 7;
    private static final int HASH_AT = 29;

    /** Empty if the text is none, or of a version or cost that does not exist. */
    static Optional<BcryptText> parse(String text) {
        if (text.length() != LENGTH || text.charAt(0) != '$' || text.charAt(3) != '$' || text.charAt(6) != '$') {
            return Optional.empty();
        }
        String version = text.substring(1, 3);
        int tens = Character.digit(text.charAt(4), 10);
        int ones = Character.digit(text.charAt(5), 10);
        int cost = tens * 10 + ones;
        byte[] salt = decode(text.substring(SALT_AT, HASH_AT), Bcrypt.SALT_BYTES);
        byte[] hash = decode(text.substring(HASH_AT), Bcrypt.HASH_BYTES);
        boolean known = version.equals("2a") || version.equals("2b") || version.equals("2y");
        if (!known || tens < 0 || ones < 0 || cost < 4 || cost > 31 || salt.length == 0 || hash.length == 0) {
            return Optional.empty();
        }
        return Optional.of(new BcryptText(version, cost, salt, hash));
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(LENGTH).append('$').append(version).append('$');
        text.append(cost / 10).append(cost % 10).append('$');
        encode(salt, text);
        encode(hash, text);
        return text.toString();
    }

    private static void encode(byte[] bytes, StringBuilder out) {
        int bits = 0;
        int held = 0;
        for (byte b : bytes) {
            held = (held << 8) | (b & 0xFF);
            bits += 8;
            while (bits >= 6) {
                bits -= 6;
                out.append(ALPHABET.charAt((held >> bits) & 63));
            }
        }
        if (bits > 0) {
            out.append(ALPHABET.charAt((held << (6 - bits)) & 63));
        }
    }

    /** Nothing at all if a character is not of the alphabet. */
    private static byte[] decode(String text, int length) {
        byte[] bytes = new byte[length];
        int at = 0;
        int bits = 0;
        int held = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                return new byte[0];
            }
            held = (held << 6) | value;
            bits += 6;
            if (bits >= 8 && at < length) {
                bits -= 8;
                bytes[at++] = (byte) (held >> bits);
            }
        }
        return Arrays.copyOf(bytes, at);
    }
}
