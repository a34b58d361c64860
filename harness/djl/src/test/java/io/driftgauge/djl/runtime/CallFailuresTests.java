package io.driftgauge.djl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelCallException.Kind;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallFailuresTests {

    private static final ComputeDevice GPU = new ComputeDevice(OptionalInt.of(0), "gpu:0");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CUDA failure 2: out of memory ; GPU=0                    | true  | take another GPU (driftgauge.device=gpu:1)
                    Failed to allocate memory for requested buffer of size 9 | true  | or the CPU (driftgauge.device=cpu)
                    CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED             | true  | lower batch
                    std::bad_alloc                                           | false | take weights of fewer bits
                    """)
    void too_little_memory_is_an_error_of_the_provider_with_advice(String message, boolean gpu, String advice) {
        Exception cause = new EngineException(new IllegalStateException(message));
        ModelCallException failure = CallFailures.of("big", gpu ? GPU : ComputeDevice.CPU, cause);
        assertThat(failure)
                .hasMessageContaining("djl:big: ")
                .hasMessageContaining(advice)
                .hasCause(cause);
        assertThat(failure.kind()).isEqualTo(Kind.REQUEST);
    }

    @ParameterizedTest
    @CsvSource({"the prompt is empty., PERMANENT"})
    void any_other_failure_keeps_its_words(String message, Kind kind) {
        ModelCallException failure = CallFailures.of("big", GPU, new IllegalArgumentException(message));
        assertThat(failure).hasMessage("djl:big: " + message);
        assertThat(failure.kind()).isEqualTo(kind);
    }
}
