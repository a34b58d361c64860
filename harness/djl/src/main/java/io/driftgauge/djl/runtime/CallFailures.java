package io.driftgauge.djl.runtime;

import io.driftgauge.model.ModelCallException;
import java.time.Duration;
import java.util.Locale;

/** Calls of a model in this process that brought no answer. */
public final class CallFailures {

    private CallFailures() {}

    /** What went wrong, with advice where the device's memory was too small. */
    public static ModelCallException of(String model, ComputeDevice device, Exception cause) {
        String reason = Failures.reason(cause);
        if (isOutOfMemory(cause)) {
            String advice = device.gpu().isPresent()
                    ? ". The GPU's memory is too small for this: lower batch in the provider's config or"
                            + " driftgauge.concurrency, take another GPU (driftgauge.device=gpu:1) or the CPU"
                            + " (driftgauge.device=cpu), or weights of fewer bits (variant)."
                    : ". The machine's memory is too small for this: lower batch in the provider's config or"
                            + " driftgauge.concurrency, or take weights of fewer bits (variant).";
            return exception(ModelCallException.Kind.REQUEST, model, reason + advice, cause);
        }
        return exception(ModelCallException.Kind.PERMANENT, model, reason, cause);
    }

    private static ModelCallException exception(
            ModelCallException.Kind kind, String model, String reason, Exception cause) {
        return new ModelCallException(kind, "djl:" + model + ": " + reason, 1, Duration.ZERO, cause);
    }

    /** As ONNX Runtime and CUDA word it. */
    static boolean isOutOfMemory(Throwable cause) {
        for (Throwable c = cause; c != null; c = c.getCause()) {
            String message = c.getMessage() == null ? "" : c.getMessage().toLowerCase(Locale.ROOT);
            if (message.contains("out of memory")
                    || message.contains("failed to allocate memory")
                    || message.contains("available memory of")
                    || message.contains("bad_alloc")
                    || message.contains("cudnn_status_alloc_failed")
                    || message.contains("cublas_status_alloc_failed")) {
                return true;
            }
        }
        return false;
    }
}
