package dev.satchel.http;

import dev.satchel.error.ApiException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails with a 413 when more than a number of bytes comes. */
final class LimitedStream extends FilterInputStream {
    private long left;

    /** A negative limit is none. */
    LimitedStream(InputStream in, long limit) {
        super(in);
        left = limit < 0 ? Long.MAX_VALUE : limit;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            count(1);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
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
