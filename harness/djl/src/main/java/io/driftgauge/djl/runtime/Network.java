package io.driftgauge.djl.runtime;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.Objects;

/** Weights and what is computed with them: named arrays in, named arrays out. Thread-safe. */
public interface Network extends AutoCloseable {

    /** What goes in, in the file's order. */
    Map<String, TensorSpec> inputs();

    /** What comes out, in the file's order. */
    Map<String, TensorSpec> outputs();

    /** An input that is there. */
    default TensorSpec input(String name) {
        return Objects.requireNonNull(inputs().get(name), name);
    }

    /** An output that is there. */
    default TensorSpec output(String name) {
        return Objects.requireNonNull(outputs().get(name), name);
    }

    /** Holds one computation's arrays, in main memory; the caller closes it. */
    NDManager newManager();

    /**
     * Computes once.
     *
     * @param arrays one named array an input
     * @return named arrays, owned by the manager of the first input
     */
    NDList run(NDList arrays);

    /** What else decides its results: the versions of what computes it, beyond those of every run. */
    Map<String, String> environment();

    @Override
    void close();
}
