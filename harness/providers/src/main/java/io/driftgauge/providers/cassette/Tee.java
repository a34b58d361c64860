package io.driftgauge.providers.cassette;

import java.io.IOException;
import java.util.function.Consumer;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** Passes a body on piece by piece and, once it was read to its end, tells what it was. A body that breaks off is not told. */
final class Tee extends ForwardingSource {

    private final Buffer copy = new Buffer();
    private final Consumer<Buffer> whole;
    private boolean told;

    Tee(Source body, Consumer<Buffer> whole) {
        super(body);
        this.whole = whole;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        long count = super.read(sink, byteCount);
        if (count > 0) {
            sink.copyTo(copy, sink.size() - count, count);
        } else if (count < 0 && !told) {
            told = true;
            whole.accept(copy);
        }
        return count;
    }
}
