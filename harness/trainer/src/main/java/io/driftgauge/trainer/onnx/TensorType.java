package io.driftgauge.trainer.onnx;

/** Type of a tensor's values, with its number in {@code onnx.proto}. */
enum TensorType {
    FLOAT(1),
    INT64(7),
    BOOL(9);

    private final int number;

    TensorType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
