package io.driftgauge.djl.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.util.Optional;

/** Finds out whether ONNX Runtime can compute on a GPU here. */
@FunctionalInterface
public interface GpuProbe {

    /** Why that GPU can't be used, as the end of a sentence; empty if it can. */
    Optional<String> obstacle(int gpu);

    /** Asks ONNX Runtime itself; the engine must have been started. */
    static GpuProbe real() {
        return gpu -> {
            if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
                return Optional.of("the onnxruntime jar on the class path has no CUDA in it (put"
                        + " com.microsoft.onnxruntime:onnxruntime_gpu in its place)");
            }
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.addCUDA(gpu);
                return Optional.empty();
            } catch (OrtException e) {
                return Optional.of(CudaAdvice.of(Failures.reason(e)));
            }
        };
    }
}
