package dev.satchel.http;

import dev.satchel.error.ApiException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a request: fails with a 413 when more than a number of bytes comes, and with an IOException when it breaks
 * off or its chunks are not well formed.
 */
final class LimitedStream extends FilterInputStream {
    private long left;

    /** A negative limit is none. */
    LimitedStream(InputStream in, long limit) {
        super(in);
        left = limit < 0 ? Long.MAX_VALUE : limit;
    }

    @Override
    public int read() throws IOException {
        int b;
        try {
            b = in.read();
        } catch (RuntimeException e) {
            throw new IOException("broken body", e);
        }
        if (b >= 0) {
            count(1);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count;
        try {
            count = in.read(buffer, offset, length);
        } catch (RuntimeException e) {
            throw new IOException("broken body", e);
        }
        if (count > 0) {
            count(count);
        }
        return count;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new ApiException(413, "");
        }
    }
}
