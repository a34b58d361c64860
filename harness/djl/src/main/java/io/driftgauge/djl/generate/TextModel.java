package io.driftgauge.djl.generate;

import java.util.Map;

/** A model that continues texts, whatever its architecture. Thread-safe. */
interface TextModel extends AutoCloseable {

    /** Reads a prompt and is ready for the answer's first token; the caller closes what it gets. */
    Decoding start(long[] prompt);

    /**
     * Most tokens that an answer can have.
     *
     * @return less than 1 if the prompt is too long
     */
    int room(int promptTokens, int context);

    /** What the decoder has read when the answer begins. */
    long[] read(long[] prompt);

    /** True if several answers to one prompt can be followed side by side. */
    boolean branches();

    /** True if texts can be computed together and each is what it is alone, up to rounding. */
    boolean joinable();

    /** True if it computes with 32 bit floats throughout. */
    boolean isFullPrecision();

    /** What decides its answers beside weights, device and what every run tells. */
    Map<String, String> environment();

    @Override
    void close();
}
