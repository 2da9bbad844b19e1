package dev.satchel.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A request line that PocketBase takes, made into one that Helidon takes too: HTTP/1.0 becomes 1.1, which says the same
 * but for the end of the connection, and bytes outside of ASCII in the address are escaped. Lines that are not complete
 * yet stay as they are.
 *
 * @param bytes the first bytes of a request
 * @param http10 whether the client speaks HTTP/1.0
 * @param method the method if it holds lower-case letters, which Helidon does not tell from upper-case ones; else empty
 */
record RequestLine(byte[] bytes, boolean http10, String method) {
    private static final int VERSION_LENGTH = 10; // " HTTP/1.0" and the carriage return

    /** Reads, and changes in place if possible, the first bytes of a request. */
    static RequestLine of(byte[] bytes) {
        boolean ascii = true;
        boolean inMethod = true;
        boolean lower = false;
        int methodEnd = 0;
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            byte b = bytes[end];
            ascii &= b >= 0;
            if (inMethod) {
                lower |= b >= 'a' && b <= 'z';
                inMethod = b != ' ';
                methodEnd = end;
            }
            end++;
        }
        if (end == bytes.length) {
            return new RequestLine(bytes, false, "");
        }
        String method = lower ? new String(bytes, 0, methodEnd, StandardCharsets.ISO_8859_1) : "";
        int zero = end - 2;
        boolean http10 = end > VERSION_LENGTH
                && bytes[zero] == '0'
                && bytes[zero - 1] == '.'
                && bytes[zero - 2] == '1'
                && bytes[zero - 3] == '/'
                && bytes[zero - 4] == 'P'
                && bytes[end - 1] == '\r';
        if (http10) {
            bytes[zero] = '1';
        }
        return new RequestLine(ascii ? bytes : escape(bytes, end), http10, method);
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
