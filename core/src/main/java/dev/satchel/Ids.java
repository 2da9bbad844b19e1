package dev.satchel;

import java.security.SecureRandom;

/** Random texts: ids, keys, parts of names. */
public final class Ids {
    private static final String LOWER_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LETTERS_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int RECORD_ID = 15;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** Id of a record: 15 characters of {@code a-z0-9}. */
    public static String recordId() {
        return random(RECORD_ID, LOWER_DIGITS);
    }

    /** A secret of {@code A-Za-z0-9}. */
    public static String token(int length) {
        return random(length, LETTERS_DIGITS);
    }

    /** Characters drawn evenly from the alphabet, which has at most 256. */
    public static String random(int length, String alphabet) {
        int size = alphabet.length();
        // bytes from this value on would make the first characters likelier
        int limit = 256 - 256 % size;
        char[] text = new char[length];
        byte[] bytes = new byte[length + length / 4 + 4];
        int at = bytes.length;
        for (int i = 0; i < length; i++) {
            int value;
            do {
                if (at == bytes.length) {
                    RANDOM.nextBytes(bytes);
                    at = 0;
                }
                value = bytes[at++] & 0xff;
            } while (value >= limit);
            text[i] = alphabet.charAt(value % size);
        }
        return new String(text);
    }
}
