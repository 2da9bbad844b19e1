package dev.satchel.auth;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * bcrypt by the operating system: {@code crypt_r} of libxcrypt (or musl), which nearly every Linux has. A sign-in
 * consists of little else than a hash, and this one takes 51 ms at cost 10 where the best that the JVM was brought to
 * takes 61 ms, 67 ms without its optimising compiler.
 *
 * <p>It always hashes as {@code $2b$}, which gives the same as other programs' {@code $2a$}: under that name
 * libxcrypt deviates for some passwords with 8-bit characters, as a precaution against an old bug of its own.
 */
final class SystemBcrypt {
    private static final List<String> LIBRARIES = List.of("libcrypt.so.1", "libcrypt.so.2", "libc.musl-x86_64.so.1");

    /** More than any version's {@code struct crypt_data}: 32 KiB in libxcrypt, 128 KiB in glibc. */
    private static final long WORKSPACE = 256 * 1024;

    private static final String SAMPLE_SETTINGS = "$2b$04$abcdefghijklmnopqrstuu";
    private static final String SAMPLE_HASH = "$2b$04$abcdefghijklmnopqrstuuQYEk91mE9jD3s0Fa6l8hqSxfClgS2VO";

    private static final int LENGTH = 60;

    private final MethodHandle crypt;

    private SystemBcrypt(MethodHandle crypt) {
        this.crypt = crypt;
    }

    /** Empty where the system has none, or one that does not know bcrypt. */
    static Optional<SystemBcrypt> find() {
        for (String library : LIBRARIES) {
            try {
                MemorySegment symbol =
                        SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow("crypt_r");
                SystemBcrypt found = new SystemBcrypt(Linker.nativeLinker()
                        .downcallHandle(
                                symbol,
                                FunctionDescriptor.of(
                                        ValueLayout.ADDRESS,
                                        ValueLayout.ADDRESS,
                                        ValueLayout.ADDRESS,
                                        ValueLayout.ADDRESS)));
                if (found.hash("grün".getBytes(StandardCharsets.UTF_8), SAMPLE_SETTINGS)
                        .equals(Optional.of(SAMPLE_HASH))) {
                    return Optional.of(found);
                }
            } catch (IllegalArgumentException | java.util.NoSuchElementException | UnsupportedOperationException e) {
                continue; // not here
            }
        }
        return Optional.empty();
    }

    /** Whether the text can be handed over: C ends it at a zero byte. */
    static boolean takes(byte[] password) {
        for (byte b : password) {
            if (b == 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The whole text form of a hash.
     *
     * @param settings {@code $2b$}, cost, {@code $} and 22 characters of salt
     * @return empty if the settings are none
     */
    Optional<String> hash(byte[] password, String settings) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(password.length + 1L);
            MemorySegment.copy(password, 0, text, ValueLayout.JAVA_BYTE, 0, password.length);
            MemorySegment workspace = arena.allocate(WORKSPACE, 16);
            try {
                MemorySegment result = (MemorySegment) crypt.invokeExact(text, arena.allocateFrom(settings), workspace);
                if (result.address() == 0) {
                    return Optional.empty();
                }
                String hash = result.reinterpret(WORKSPACE).getString(0, StandardCharsets.US_ASCII);
                return hash.length() == LENGTH ? Optional.of(hash) : Optional.empty();
            } finally {
                text.fill((byte) 0);
                workspace.fill((byte) 0);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
