package io.driftgauge.djl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages in the words of ONNX Runtime and CUDA; there is no GPU here to make them. */
class CudaAdviceTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Failed to load library libonnxruntime_providers_cuda.so with error: libcudnn.so.9: cannot open shared object file | cuDNN 9 is not found
                    Failed to load library libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: cannot open shared object file | CUDA 12 libraries are not found
                    CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version | driver is older than CUDA 12 needs
                    CUDA failure 100: no CUDA-capable device is detected | no NVIDIA GPU is visible
                    CUDA failure 101: invalid device ordinal ; GPU=3 | there is no GPU of that number
                    Error code - ORT_EP_FAIL - message: Failed to find CUDA shared provider | put com.microsoft.onnxruntime:onnxruntime_gpu in its place
                    something new | CUDA did not start: something new
                    """)
    void what_is_missing_is_said_with_the_words_of_the_library(String reason, String advice) {
        assertThat(CudaAdvice.of(reason)).contains(advice).contains(reason);
    }
}
