package dev.satchel.file;

import java.nio.charset.StandardCharsets;

/** A test on the first bytes of a file, and the usual forms of such tests. */
@FunctionalInterface
interface Magic {
    boolean matches(byte[] head);

    /** Any of the given beginnings; characters up to U+00FF stand for bytes. */
    static Magic prefix(String... beginnings) {
        return at(0, beginnings);
    }

    static Magic at(int offset, String... candidates) {
        byte[][] bytes = new byte[candidates.length][];
        for (int i = 0; i < candidates.length; i++) {
            bytes[i] = candidates[i].getBytes(StandardCharsets.ISO_8859_1);
        }
        return head -> {
            for (byte[] candidate : bytes) {
                if (has(head, offset, candidate)) {
                    return true;
                }
            }
            return false;
        };
    }

    default Magic and(Magic other) {
        return head -> matches(head) && other.matches(head);
    }

    default Magic longerThan(int bytes) {
        return head -> head.length > bytes && matches(head);
    }

    default Magic or(Magic other) {
        return head -> matches(head) || other.matches(head);
    }

    static boolean has(byte[] head, int offset, byte[] part) {
        if (offset < 0 || head.length - offset < part.length) {
            return false;
        }
        for (int i = 0; i < part.length; i++) {
            if (head[offset + i] != part[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the part begins in {@code from..to}, or -1. */
    static int indexOf(byte[] head, int from, int to, byte[] part) {
        int last = Math.min(to, head.length) - part.length;
        for (int i = from; i <= last; i++) {
            if (has(head, i, part)) {
                return i;
            }
        }
        return -1;
    }

    static int at(byte[] head, int index) {
        return index < head.length ? head[index] & 0xff : -1;
    }

    /** Little-endian, 4 bytes. */
    static long int32(byte[] head, int offset) {
        return head.length < offset + 4
                ? -1
                : at(head, offset)
                        | at(head, offset + 1) << 8
                        | at(head, offset + 2) << 16
                        | (long) at(head, offset + 3) << 24;
    }
}
