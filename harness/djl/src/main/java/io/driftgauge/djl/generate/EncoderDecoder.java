package io.driftgauge.djl.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.driftgauge.djl.runtime.DjlRuntime;
import io.driftgauge.djl.runtime.Failures;
import io.driftgauge.djl.runtime.Network;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Reads a text with its encoder once, and writes another with a decoder that looks at what the encoder said. */
final class EncoderDecoder implements TextModel {

    private static final String HIDDEN = "last_hidden_state";
    private static final Set<String> INPUTS = Set.of(Decoder.IDS, Decoder.MASK);

    private final Network encoder;
    private final Decoder decoder;
    private final long[] start;

    private EncoderDecoder(Network encoder, Decoder decoder, long[] start) {
        this.encoder = encoder;
        this.decoder = decoder;
        this.start = start;
    }

    /**
     * Over an open encoder and decoder, which it closes in the end.
     *
     * @param start tokens that each answer begins with and that are no part of it
     */
    static EncoderDecoder of(Network encoder, Decoder decoder, long[] start, Path file) {
        if (!INPUTS.containsAll(encoder.inputs().keySet()) || !encoder.outputs().containsKey(HIDDEN)) {
            throw Failures.at(
                    file,
                    "is no encoder: it should take of " + INPUTS + " and give " + HIDDEN + ". It has inputs "
                            + encoder.inputs().keySet() + " and outputs "
                            + encoder.outputs().keySet() + ".");
        }
        return new EncoderDecoder(encoder, decoder, start);
    }

    @Override
    public Decoding start(long[] prompt) {
        long[] ones = new long[prompt.length];
        Arrays.fill(ones, 1);
        Decoding decoding = new Decoding(decoder);
        try (NDManager arrays = DjlRuntime.newManager()) {
            NDList inputs = new NDList();
            for (String name : encoder.inputs().keySet()) {
                inputs.add(row(arrays, name, name.equals(Decoder.IDS) ? prompt : ones));
            }
            NDArray hidden = encoder.run(inputs).get(HIDDEN);
            decoding.with(Decoder.ENCODED, hidden).with(Decoder.ENCODER_MASK, row(arrays, Decoder.ENCODER_MASK, ones));
            return decoding.read(start);
        } catch (RuntimeException e) {
            decoding.close();
            throw e;
        }
    }

    private static NDArray row(NDManager arrays, String name, long[] values) {
        NDArray array = arrays.create(LongBuffer.wrap(values), new Shape(1, values.length), DataType.INT64);
        array.setName(name);
        return array;
    }

    @Override
    public int room(int promptTokens, int context) {
        return promptTokens > context ? 0 : context - start.length;
    }

    @Override
    public long[] read(long[] prompt) {
        return start;
    }

    @Override
    public boolean branches() {
        return decoder.branches();
    }

    @Override
    public boolean joinable() {
        return false;
    }

    @Override
    public boolean isFullPrecision() {
        return decoder.isFullPrecision();
    }

    @Override
    public Map<String, String> environment() {
        return decoder.environment();
    }

    @Override
    public void close() {
        encoder.close();
        decoder.close();
    }
}
