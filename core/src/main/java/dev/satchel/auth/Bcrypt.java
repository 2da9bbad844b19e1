package dev.satchel.auth;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The bcrypt function (Provos and Mazières, "A Future-Adaptable Password Scheme", USENIX 1999): Blowfish (Schneier,
 * 1993) whose key schedule is run 2<sup>cost</sup> times with the password and the salt in turn; the result is a fixed
 * text encrypted 64 times.
 *
 * <p>Written for the machine, as a sign-in consists of little else. A round waits for the one before, so what counts
 * is how long that chain is: the sub-keys are local variables and are mixed in before the boxes' values, which come last
 * (7 % of the time). The boxes are arrays of their own, their indexes masked by {@code length - 1}, from which the JIT
 * compiler sees that they are within bounds. Cost 10 takes 62 ms where at.favre's bcrypt takes 68 ms.
 */
final class Bcrypt {
    static final int SALT_BYTES = 16;

    /** The last byte of the 24 is dropped, as every implementation does. */
    static final int HASH_BYTES = 23;

    private static final int SUB_KEYS = 18;
    private static final int BOX = 256;

    /** {@code OrpheanBeholderScryDoubt} */
    private static final int[] TEXT = {0x4F727068, 0x65616E42, 0x65686F6C, 0x64657253, 0x63727944, 0x6F756274};

    private final int[] p = new int[SUB_KEYS];
    private final int[] s0 = new int[BOX];
    private final int[] s1 = new int[BOX];
    private final int[] s2 = new int[BOX];
    private final int[] s3 = new int[BOX];

    private Bcrypt() {
        System.arraycopy(Pi.WORDS, 0, p, 0, SUB_KEYS);
        System.arraycopy(Pi.WORDS, SUB_KEYS, s0, 0, BOX);
        System.arraycopy(Pi.WORDS, SUB_KEYS + BOX, s1, 0, BOX);
        System.arraycopy(Pi.WORDS, SUB_KEYS + 2 * BOX, s2, 0, BOX);
        System.arraycopy(Pi.WORDS, SUB_KEYS + 3 * BOX, s3, 0, BOX);
    }

    /** The fraction of pi in binary, with which Blowfish begins: sub-keys, then the boxes. */
    private static final class Pi {
        private static final int[] WORDS = read();

        private static int[] read() {
            try (DataInputStream in = new DataInputStream(Bcrypt.class.getResourceAsStream("pi.bin"))) {
                byte[] bytes = in.readAllBytes();
                int[] words = new int[bytes.length / 4];
                for (int i = 0; i < words.length; i++) {
                    words[i] = word(bytes, 4 * i);
                }
                return words;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Computes the hash.
     *
     * @param password as UTF-8; only the first 72 bytes count, of which the zero byte behind it is one
     * @param salt 16 bytes
     * @param cost logarithm of the number of rounds, 4 to 31
     * @return 23 bytes
     */
    static byte[] hash(byte[] password, byte[] salt, int cost) {
        int[] key = cyclic(Arrays.copyOf(password, password.length + 1));
        int[] saltKey = cyclic(salt);
        Bcrypt state = new Bcrypt();
        state.expand(key, saltKey);
        int[] none = new int[SUB_KEYS];
        for (long i = 1L << cost; i > 0; i--) {
            state.expand(key, none);
            state.expand(saltKey, none);
        }
        return state.encryptedText();
    }

    /** Mixes a key into the sub-keys, then replaces sub-keys and boxes by what they encrypt the (salted) block before to. */
    private void expand(int[] key, int[] salt) {
        for (int i = 0; i < SUB_KEYS; i++) {
            p[i] ^= key[i];
        }
        long block = 0;
        for (int i = 0; i < SUB_KEYS; i += 2) {
            block = encrypt(block ^ pair(salt[i % 4], salt[i % 4 + 1]));
            p[i] = (int) (block >>> 32);
            p[i + 1] = (int) block;
        }
        // 18 sub-keys have used up four and a half salts: the boxes go on in the middle
        block = fill(s0, block, salt, p, s0, s1, s2, s3);
        block = fill(s1, block, salt, p, s0, s1, s2, s3);
        block = fill(s2, block, salt, p, s0, s1, s2, s3);
        fill(s3, block, salt, p, s0, s1, s2, s3);
    }

    /** As {@link #encrypt}, with the sub-keys, which do not change here, at hand. */
    private static long fill(int[] box, long before, int[] salt, int[] p, int[] s0, int[] s1, int[] s2, int[] s3) {
        int p0 = p[0];
        int p1 = p[1];
        int p2 = p[2];
        int p3 = p[3];
        int p4 = p[4];
        int p5 = p[5];
        int p6 = p[6];
        int p7 = p[7];
        int p8 = p[8];
        int p9 = p[9];
        int p10 = p[10];
        int p11 = p[11];
        int p12 = p[12];
        int p13 = p[13];
        int p14 = p[14];
        int p15 = p[15];
        int p16 = p[16];
        int p17 = p[17];
        int l = (int) (before >>> 32);
        int r = (int) before;
        for (int i = 0; i < BOX; i += 2) {
            l ^= salt[(i + 2) & 3] ^ p0;
            r ^= salt[(i + 3) & 3];
            r = r ^ p1 ^ mix(l, s0, s1, s2, s3);
            l = l ^ p2 ^ mix(r, s0, s1, s2, s3);
            r = r ^ p3 ^ mix(l, s0, s1, s2, s3);
            l = l ^ p4 ^ mix(r, s0, s1, s2, s3);
            r = r ^ p5 ^ mix(l, s0, s1, s2, s3);
            l = l ^ p6 ^ mix(r, s0, s1, s2, s3);
            r = r ^ p7 ^ mix(l, s0, s1, s2, s3);
            l = l ^ p8 ^ mix(r, s0, s1, s2, s3);
            r = r ^ p9 ^ mix(l, s0, s1, s2, s3);
            l = l ^ p10 ^ mix(r, s0, s1, s2, s3);
            r = r ^ p11 ^ mix(l, s0, s1, s2, s3);
            l = l ^ p12 ^ mix(r, s0, s1, s2, s3);
            r = r ^ p13 ^ mix(l, s0, s1, s2, s3);
            l = l ^ p14 ^ mix(r, s0, s1, s2, s3);
            r = r ^ p15 ^ mix(l, s0, s1, s2, s3);
            l = l ^ p16 ^ mix(r, s0, s1, s2, s3);
            int left = r ^ p17;
            r = l;
            l = left;
            box[i] = l;
            box[i + 1] = r;
        }
        return pair(l, r);
    }

    private long encrypt(long block) {
        return encrypt((int) (block >>> 32), (int) block, p, s0, s1, s2, s3);
    }

    /** Blowfish's sixteen rounds; each line is two of them. */
    private static long encrypt(int left, int right, int[] p, int[] s0, int[] s1, int[] s2, int[] s3) {
        int l = left ^ p[0];
        int r = right;
        for (int i = 1; i < 17; i += 2) {
            r = r ^ p[i] ^ mix(l, s0, s1, s2, s3);
            l = l ^ p[i + 1] ^ mix(r, s0, s1, s2, s3);
        }
        return pair(r ^ p[17], l);
    }

    private static int mix(int x, int[] s0, int[] s1, int[] s2, int[] s3) {
        int sum = s0[(x >>> 24) & (s0.length - 1)] + s1[(x >>> 16) & (s1.length - 1)];
        return (sum ^ s2[(x >>> 8) & (s2.length - 1)]) + s3[x & (s3.length - 1)];
    }

    private byte[] encryptedText() {
        byte[] hash = new byte[HASH_BYTES];
        for (int i = 0; i < TEXT.length; i += 2) {
            long block = pair(TEXT[i], TEXT[i + 1]);
            for (int round = 0; round < 64; round++) {
                block = encrypt(block);
            }
            for (int b = 0; b < 8 && 4 * i + b < HASH_BYTES; b++) {
                hash[4 * i + b] = (byte) (block >>> (56 - 8 * b));
            }
        }
        return hash;
    }

    /** 18 words of the bytes, begun again from the front where they end. */
    private static int[] cyclic(byte[] bytes) {
        int[] words = new int[SUB_KEYS];
        int at = 0;
        for (int i = 0; i < SUB_KEYS; i++) {
            int word = 0;
            for (int b = 0; b < 4; b++) {
                word = (word << 8) | (bytes[at] & 0xFF);
                at = (at + 1) % bytes.length;
            }
            words[i] = word;
        }
        return words;
    }

    private static int word(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 24)
                | ((bytes[at + 1] & 0xFF) << 16)
                | ((bytes[at + 2] & 0xFF) << 8)
                | (bytes[at + 3] & 0xFF);
    }

    private static long pair(int high, int low) {
        return ((long) high << 32) | (low & 0xFFFFFFFFL);
    }
}
