package io.driftgauge.djl.embed;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.driftgauge.djl.runtime.ComputeDevice;
import io.driftgauge.djl.runtime.DjlRuntime;
import io.driftgauge.djl.runtime.Failures;
import io.driftgauge.djl.runtime.Floats;
import io.driftgauge.djl.runtime.OnnxFile;
import io.driftgauge.djl.runtime.OnnxSession;
import io.driftgauge.model.Vector;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs the transformer over windows and pools their tokens' vectors. Thread-safe. */
final class SentenceEncoder implements AutoCloseable {

    private static final String POOLED = "sentence_embedding";
    private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids", "position_ids");

    private final OnnxSession session;
    private final Pooling pooling;
    private final String output;
    private final int skipped;
    private final boolean oneByOne;

    private SentenceEncoder(OnnxSession session, Pooling pooling, String output, int skipped, boolean oneByOne) {
        this.session = session;
        this.pooling = pooling;
        this.output = output;
        this.skipped = skipped;
        this.oneByOne = oneByOne;
    }

    /**
     * Opens the weights.
     *
     * @param skipped tokens at a window's beginning that are not pooled
     * @throws io.driftgauge.base.InvalidInputException if they are no encoder's
     */
    static SentenceEncoder open(EmbeddingFiles files, int skipped, ComputeDevice device) {
        boolean oneByOne = OnnxFile.read(files.weights()).dependsOnBatch();
        OnnxSession session = OnnxSession.open(files.weights(), device);
        String hidden = session.outputs().entrySet().stream()
                .filter(out -> out.getValue().shape().size() == 3)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(POOLED);
        if (!INPUTS.containsAll(session.inputs().keySet()) || !session.outputs().containsKey(hidden)) {
            session.close();
            throw Failures.at(
                    files.weights(),
                    "is no encoder of texts: it should take of " + INPUTS
                            + " and give each token's vector, or one named "
                            + POOLED + ". It has inputs " + session.inputs().keySet() + " and outputs "
                            + session.outputs().keySet() + ".");
        }
        Pooling pooling = hidden.equals(POOLED) ? Pooling.DONE : files.pooling();
        return new SentenceEncoder(session, pooling, hidden, skipped, oneByOne);
    }

    /** True if windows must not share a batch, because their vectors would depend on each other. */
    boolean oneByOne() {
        return oneByOne;
    }

    /** A vector a window, in order; all windows have the same length. */
    List<Vector> encode(List<long[]> windows) {
        int tokens = windows.get(0).length;
        long[] ids = new long[windows.size() * tokens];
        for (int i = 0; i < windows.size(); i++) {
            System.arraycopy(windows.get(i), 0, ids, i * tokens, tokens);
        }
        long[] values = new long[ids.length];
        try (NDManager arrays = DjlRuntime.newManager()) {
            Shape shape = new Shape(windows.size(), tokens);
            NDList inputs = new NDList();
            for (String name : session.inputs().keySet()) {
                Arrays.setAll(values, i -> switch (name) {
                    case "input_ids" -> ids[i];
                    case "attention_mask" -> 1;
                    case "position_ids" -> i % tokens;
                    default -> 0;
                });
                NDArray array = arrays.create(LongBuffer.wrap(values.clone()), shape, DataType.INT64);
                array.setName(name);
                inputs.add(array);
            }
            NDArray hidden = session.run(inputs).get(output);
            long[] sizes = hidden.getShape().getShape();
            FloatBuffer all = Floats.of(hidden);
            List<Vector> vectors = new ArrayList<>(windows.size());
            for (int i = 0; i < windows.size(); i++) {
                int read = pooling == Pooling.DONE ? 1 : tokens;
                vectors.add(Vector.normalised(
                        pooling.pool(all, read, (int) sizes[sizes.length - 1], pooling == Pooling.DONE ? 0 : skipped)));
            }
            return vectors;
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
