package io.driftgauge.djl.runtime;

import ai.djl.ndarray.types.DataType;
import java.util.List;

/**
 * What a network takes or gives under one name.
 *
 * @param type {@link DataType#UNKNOWN} where it is none of DJL's
 * @param shape -1 on an axis of any length
 */
public record TensorSpec(DataType type, List<Long> shape) {

    public TensorSpec {
        shape = List.copyOf(shape);
    }

    /** A copy. */
    public long[] lengths() {
        return shape.stream().mapToLong(length -> length).toArray();
    }
}
