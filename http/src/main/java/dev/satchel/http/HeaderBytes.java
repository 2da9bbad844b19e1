package dev.satchel.http;

import java.nio.charset.StandardCharsets;

/** What may stand in the head of a request (RFC 9110, section 5). */
final class HeaderBytes {
    private static final boolean[] TOKEN = new boolean[128];
    private static final boolean[] HOST = new boolean[128];

    static {
        for (char c = '0'; c <= 'z'; c++) {
            TOKEN[c] = Character.isLetterOrDigit(c);
            HOST[c] = TOKEN[c];
        }
        for (byte c : "!#$%&'*+-.^_`|~".getBytes(StandardCharsets.US_ASCII)) {
            TOKEN[c] = true;
        }
        for (byte c : "!$%&'()*+,-.:;=[]_~".getBytes(StandardCharsets.US_ASCII)) { // sub-delims, IP literal, port
            HOST[c] = true;
        }
    }

    private HeaderBytes() {}

    /** How far the bytes of a head have been looked at, as they come in pieces. */
    static final class Scan {
        private boolean lineStart;
        private boolean ended;

        /** Whether control characters stand among the bytes, up to the empty line that ends the head. */
        boolean findsControls(byte[] bytes) {
            for (int i = 0; i < bytes.length && !ended; i++) {
                byte b = bytes[i];
                if (b == '\n') {
                    ended = lineStart;
                    lineStart = true;
                } else if (b != '\r') {
                    if ((b >= 0 && b < 0x20 && b != '\t') || b == 0x7F) {
                        return true;
                    }
                    lineStart = false;
                }
            }
            return false;
        }
    }

    static boolean isName(String name) {
        return !name.isEmpty() && all(name, TOKEN);
    }

    /** Whether the text may be a {@code Host}; an empty one may. */
    static boolean isHost(String host) {
        return all(host, HOST);
    }

    private static boolean all(String text, boolean[] allowed) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128 || !allowed[c]) {
                return false;
            }
        }
        return true;
    }
}
