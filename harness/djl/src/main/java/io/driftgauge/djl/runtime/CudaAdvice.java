package io.driftgauge.djl.runtime;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Says what to do when CUDA doesn't start, from the words that ONNX Runtime and CUDA have for it. */
final class CudaAdvice {

    private static final String LIBRARIES =
            "the CUDA 12 libraries are not found: install CUDA 12 (13 doesn't do) and put its lib64 folder on LD_LIBRARY_PATH";

    /** By a piece of the message, the first that fits counting. */
    private static final Map<String, String> ADVICE = new LinkedHashMap<>();

    static {
        ADVICE.put(
                "libcudnn", "cuDNN 9 is not found: install cuDNN 9 for CUDA 12 and put its folder on LD_LIBRARY_PATH");
        ADVICE.put("cudnn_status_version_mismatch", "cuDNN is of a wrong version: install cuDNN 9 for CUDA 12");
        ADVICE.put("libcublas", LIBRARIES);
        ADVICE.put("libcudart", LIBRARIES);
        ADVICE.put("libcufft", LIBRARIES);
        ADVICE.put("libcurand", LIBRARIES);
        ADVICE.put(
                "driver version is insufficient",
                "the NVIDIA driver is older than CUDA 12 needs: install driver 525 or newer");
        ADVICE.put(
                "cuda failure 35",
                "the NVIDIA driver is missing or older than CUDA 12 needs: install driver 525 or newer");
        ADVICE.put("no cuda-capable device", "no NVIDIA GPU is visible: look at nvidia-smi and CUDA_VISIBLE_DEVICES");
        ADVICE.put("cuda failure 100", "no NVIDIA GPU is visible: look at nvidia-smi and CUDA_VISIBLE_DEVICES");
        ADVICE.put("invalid device ordinal", "there is no GPU of that number: nvidia-smi lists them from 0");
        ADVICE.put("cuda failure 101", "there is no GPU of that number: nvidia-smi lists them from 0");
        ADVICE.put(
                "failed to find cuda shared provider",
                "the onnxruntime jar on the class path has no CUDA in it: put com.microsoft.onnxruntime:onnxruntime_gpu"
                        + " in its place");
    }

    private CudaAdvice() {}

    /** The end of a sentence: the advice and the library's own words. */
    static String of(String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        return ADVICE.entrySet().stream()
                .filter(advice -> words.contains(advice.getKey()))
                .findFirst()
                .map(advice -> advice.getValue() + " (" + reason + ")")
                .orElse("CUDA did not start: " + reason
                        + " (it needs an NVIDIA driver, CUDA 12 and cuDNN 9 where the loader finds them)");
    }
}
