package dev.satchel.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import at.favre.lib.crypto.bcrypt.Radix64Encoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Passwords' hashes: bcrypt ({@code $2a$}), by the operating system where it has it, else by a library in Java. A hash
 * takes tens of milliseconds of pure computation, which must not hold a virtual thread's carrier: a few platform
 * threads of their own do it, and the caller waits.
 */
public final class Passwords {
    /** As many bytes of a password as bcrypt takes into account. */
    public static final int MAX_BYTES = 72;

    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$(0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}");
    private static final int SALT_BYTES = 16;

    /** Length of what comes before the hash proper: version, cost and salt. */
    private static final int SETTINGS = 29;

    /** Length of the version, the only part in which equal hashes may differ. */
    private static final int VERSION = 4;

    private static final Radix64Encoder BASE64 = new Radix64Encoder.Default();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadPoolExecutor THREADS = threads();

    private Passwords() {}

    /** Looked for when the first password is hashed. */
    private static final class Native {
        private static final Optional<SystemBcrypt> BCRYPT = SystemBcrypt.find();
    }

    /**
     * Hashes a password.
     *
     * @param cost logarithm of the number of rounds, 4 to 31
     * @throws IllegalArgumentException if it has more than 72 bytes
     */
    public static String hash(String plain, int cost) {
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("bcrypt: password length exceeds 72 bytes");
        }
        return "$2a$" + compute(() -> hashWith(bytes, salt(cost))).substring(VERSION);
    }

    /** Whether the hash, of any of bcrypt's versions, is that of the password, of which the first 72 bytes count. */
    public static boolean matches(String plain, String hash) {
        if (plain.isEmpty() || !HASH.matcher(hash).matches()) {
            return false;
        }
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        byte[] counting = bytes.length > MAX_BYTES ? Arrays.copyOf(bytes, MAX_BYTES) : bytes;
        String computed = compute(() -> hashWith(counting, hash.substring(0, SETTINGS)));
        return MessageDigest.isEqual(
                computed.substring(SETTINGS).getBytes(StandardCharsets.US_ASCII),
                hash.substring(SETTINGS).getBytes(StandardCharsets.US_ASCII));
    }

    /** Version, cost and a fresh salt, in the text form of a hash. */
    private static String salt(int cost) {
        byte[] random = new byte[SALT_BYTES];
        RANDOM.nextBytes(random);
        String salt = new String(BASE64.encode(random), StandardCharsets.US_ASCII);
        return "$2b$" + cost / 10 + cost % 10 + "$" + salt;
    }

    /** The whole text of the hash of a password under a hash's version, cost and salt. */
    static String hashWith(byte[] password, String settings) {
        if (Native.BCRYPT.isPresent() && SystemBcrypt.takes(password)) {
            Optional<String> hash = Native.BCRYPT.get().hash(password, "$2b$" + settings.substring(VERSION));
            if (hash.isPresent()) {
                return hash.get();
            }
        }
        return hashInJava(password, settings);
    }

    static String hashInJava(byte[] password, String settings) {
        int cost = Integer.parseInt(settings.substring(VERSION, VERSION + 2));
        byte[] salt = BASE64.decode(settings.substring(VERSION + 3).getBytes(StandardCharsets.US_ASCII));
        byte[] hash = BCrypt.with(BCrypt.Version.VERSION_2A, LongPasswordStrategies.truncate(BCrypt.Version.VERSION_2A))
                .hash(cost, salt, password);
        return new String(hash, StandardCharsets.US_ASCII);
    }

    private static <T> T compute(Supplier<T> work) {
        try {
            return THREADS.submit(work::get).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private static ThreadPoolExecutor threads() {
        int count = Runtime.getRuntime().availableProcessors();
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(count, count, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "password");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
