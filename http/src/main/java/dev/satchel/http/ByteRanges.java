package dev.satchel.http;

import java.util.ArrayList;
import java.util.List;

/** Parts of a file that a {@code Range} header asks for (RFC 9110, section 14). */
record ByteRanges(State state, List<Part> parts) {

    enum State {
        /** No parts: the whole file. */
        WHOLE,
        PARTS,
        MALFORMED,
        /** All parts lie behind the end. */
        OUTSIDE
    }

    /** {@code length} bytes from {@code start} on. */
    record Part(long start, long length) {
        String header(long size) {
            return "bytes " + start + "-" + (start + length - 1) + "/" + size;
        }
    }

    private static final ByteRanges ALL = new ByteRanges(State.WHOLE, List.of());
    private static final ByteRanges BAD = new ByteRanges(State.MALFORMED, List.of());
    private static final ByteRanges BEHIND = new ByteRanges(State.OUTSIDE, List.of());

    static ByteRanges parse(String header, long size) {
        if (header.isEmpty()) {
            return ALL;
        }
        if (!header.startsWith("bytes=")) {
            return BAD;
        }
        List<Part> parts = new ArrayList<>();
        boolean outside = false;
        long total = 0;
        for (String spec : header.substring(6).split(",")) {
            String range = spec.strip();
            if (range.isEmpty()) {
                continue;
            }
            int dash = range.indexOf('-');
            if (dash < 0) {
                return BAD;
            }
            long from = number(range.substring(0, dash).strip());
            long to = number(range.substring(dash + 1).strip());
            if (from == INVALID
                    || to == INVALID
                    || from == ABSENT && to == ABSENT
                    || from >= 0 && to >= 0 && from > to) {
                return BAD;
            }
            if (from == ABSENT) {
                from = Math.max(0, size - to);
                to = size - 1;
            } else if (from >= size) {
                outside = true;
                continue;
            } else if (to == ABSENT || to >= size) {
                to = size - 1;
            }
            parts.add(new Part(from, to - from + 1));
            total += to - from + 1;
        }
        if (parts.isEmpty()) {
            return outside && size > 0 ? BEHIND : ALL;
        }
        return total > size || size == 0 ? ALL : new ByteRanges(State.PARTS, parts);
    }

    private static final long ABSENT = -1;
    private static final long INVALID = -2;

    private static long number(String text) {
        if (text.isEmpty()) {
            return ABSENT;
        }
        int start = text.charAt(0) == '+' ? 1 : 0; // as Go reads numbers
        if (text.length() - start > 18 || text.length() == start) {
            return INVALID;
        }
        long value = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return INVALID;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
