package dev.satchel.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Passwords' hashes: bcrypt ({@code $2a$}). A hash takes tens of milliseconds of pure computation, which must not hold
 * a virtual thread's carrier: a few platform threads of their own do it, and the caller waits.
 */
public final class Passwords {
    /** As many bytes of a password as bcrypt takes into account. */
    public static final int MAX_BYTES = 72;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadPoolExecutor THREADS = threads();

    private Passwords() {}

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
        byte[] salt = new byte[Bcrypt.SALT_BYTES];
        RANDOM.nextBytes(salt);
        return compute(() -> new BcryptText("2a", cost, salt, Bcrypt.hash(bytes, salt, cost)).toString());
    }

    /** Whether the hash, of any of bcrypt's versions, is that of the password, of which the first 72 bytes count. */
    public static boolean matches(String plain, String hash) {
        if (plain.isEmpty() || hash.isEmpty()) {
            return false;
        }
        BcryptText stored = BcryptText.parse(hash).orElse(null);
        if (stored == null) {
            return false;
        }
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(stored.hash(), compute(() -> Bcrypt.hash(bytes, stored.salt(), stored.cost())));
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
