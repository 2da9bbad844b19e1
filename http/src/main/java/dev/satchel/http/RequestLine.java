package dev.satchel.http;

import java.io.ByteArrayOutputStream;

/** Makes request lines that PocketBase takes into ones that Helidon takes too. */
final class RequestLine {
    private static final int VERSION_LENGTH = 10; // " HTTP/1.0" and the carriage return

    private RequestLine() {}

    /**
     * HTTP/1.0 becomes 1.1, which says the same but for the end of the connection; bytes outside of ASCII in the
     * address are escaped. Lines that are not complete yet stay as they are.
     *
     * @param bytes the first bytes of a request, changed in place if possible
     * @param http10 told if the client speaks 1.0
     */
    static byte[] repair(byte[] bytes, Runnable http10) {
        boolean ascii = true;
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            ascii &= bytes[end] >= 0;
            end++;
        }
        if (end == bytes.length) {
            return bytes;
        }
        int zero = end - 2;
        if (end > VERSION_LENGTH && bytes[zero] == '0' && bytes[zero - 1] == '.' && bytes[zero - 2] == '1'
                && bytes[zero - 3] == '/' && bytes[zero - 4] == 'P' && bytes[end - 1] == '\r') {
            bytes[zero] = '1';
            http10.run();
        }
        return ascii ? bytes : escape(bytes, end);
    }

    private static byte[] escape(byte[] bytes, int end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
        for (int i = 0; i < end; i++) {
            if (bytes[i] >= 0) {
                out.write(bytes[i]);
            } else {
                out.write('%');
                out.write(Character.toUpperCase(Character.forDigit(bytes[i] >> 4 & 15, 16)));
                out.write(Character.toUpperCase(Character.forDigit(bytes[i] & 15, 16)));
            }
        }
        out.write(bytes, end, bytes.length - end);
        return out.toByteArray();
    }
}
