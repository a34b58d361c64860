package io.driftgauge.trainer.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * How a file keeps its weights. All are computed with in 32 bit: what is kept in fewer bits is turned back once, when the
 * file is loaded, so that an answer costs the same and doesn't depend on what is asked beside it.
 */
public enum Precision {
    /** As they were trained. */
    FULL {
        @Override
        String keep(OnnxGraph graph, String name, float[] values, long... shape) {
            return graph.constant(name, values, shape);
        }
    },
    /** In 16 bit, rounded to the nearest. */
    HALF {
        @Override
        String keep(OnnxGraph graph, String name, float[] values, long... shape) {
            ByteBuffer raw = ByteBuffer.allocate(Short.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : values) {
                raw.putShort(Half.of(value));
            }
            return full(graph, graph.constant(name, TensorType.FLOAT16, raw.array(), shape));
        }
    },
    /** Matrices in 8 bit, with a scale for each row; vectors in 16. */
    EIGHT {
        @Override
        String keep(OnnxGraph graph, String name, float[] values, long... shape) {
            if (shape.length != 2) {
                return HALF.keep(graph, name, values, shape);
            }
            int columns = (int) shape[1];
            byte[] eight = new byte[values.length];
            float[] scales = new float[(int) shape[0]];
            for (int row = 0; row < scales.length; row++) {
                float most = 0;
                for (int i = row * columns; i < (row + 1) * columns; i++) {
                    most = Math.max(most, Math.abs(values[i]));
                }
                scales[row] = most / Byte.MAX_VALUE;
                for (int i = row * columns; i < (row + 1) * columns; i++) {
                    eight[i] = most == 0 ? 0 : (byte) Math.round(values[i] / scales[row]);
                }
            }
            String whole = full(graph, graph.constant(name, TensorType.INT8, eight, shape));
            return graph.apply("Mul", whole, graph.constant(name + ".scale_of_rows", scales, shape[0], 1));
        }
    };

    /**
     * Puts weights into the graph, row after row.
     *
     * @return the name of the weights in 32 bit
     */
    abstract String keep(OnnxGraph graph, String name, float[] values, long... shape);

    private static String full(OnnxGraph graph, String kept) {
        return graph.apply("Cast", Map.of("to", TensorType.FLOAT.number()), kept);
    }
}
