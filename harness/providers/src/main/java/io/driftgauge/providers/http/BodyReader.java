package io.driftgauge.providers.http;

import java.io.IOException;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/** Reads answers up to a bound: what a server sends must not be able to use up the memory. Counts after unpacking. */
final class BodyReader {

    /** Far above any answer; below what hurts. */
    static final long MOST_BYTES = 16L << 20;

    private BodyReader() {}

    /** The answer went on beyond the bound. */
    static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("the answer is longer than " + (MOST_BYTES >> 20) + " MiB");
        }
    }

    /** The whole body as text. */
    static String whole(ResponseBody body) throws IOException {
        return bounded(body).readUtf8();
    }

    /** The body, to be read piece by piece. */
    static BufferedSource bounded(ResponseBody body) {
        return Okio.buffer(new ForwardingSource(body.source()) {
            private long read;

            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                long count = super.read(sink, byteCount);
                read += Math.max(0, count);
                if (read > MOST_BYTES) {
                    throw new TooLongException();
                }
                return count;
            }
        });
    }
}
