package dev.satchel.http;

import io.helidon.common.buffers.BufferData;
import java.nio.charset.StandardCharsets;

/**
 * The head of an answer that can have no body, 204 and 304. Helidon always puts {@code Content-Length: 0} into it, which
 * RFC 9110, section 8.6, forbids: a cache may take it for the length of what it has stored.
 */
final class BodilessHead {
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final String LENGTH = "\r\nContent-Length: 0\r\n";

    private BodilessHead() {}

    /** The answer as it should be; any other is given back as it is. */
    static BufferData correct(BufferData answer) {
        if (answer.available() < STATUS_AT + 3 || answer.get(0) != 'H' || !isBodiless(answer)) {
            return answer;
        }
        String head = new String(answer.readBytes(), StandardCharsets.ISO_8859_1);
        return BufferData.create(head.replace(LENGTH, "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean isBodiless(BufferData answer) {
        int first = answer.get(STATUS_AT);
        return (first == '2' || first == '3') && answer.get(STATUS_AT + 1) == '0' && answer.get(STATUS_AT + 2) == '4';
    }
}
