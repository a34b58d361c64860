package io.driftgauge.trainer.onnx;

/** Type of a tensor's values, with its number in {@code onnx.proto}. */
public enum TensorType {
    FLOAT(1),
    INT8(3),
    INT32(6),
    INT64(7),
    BOOL(9),
    FLOAT16(10);

    private final int number;

    TensorType(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
