package io.driftgauge.djl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeDeviceTests {

    private static final GpuProbe TWO_GPUS = gpu -> gpu < 2 ? Optional.empty() : Optional.of("there is no such device");
    private static final GpuProbe NONE = gpu -> Optional.of("no driver");

    @ParameterizedTest
    @CsvSource(textBlock = """
                    auto,  0, gpu:0
                    gpu,   0, gpu:0
                    GPU:1, 1, gpu:1
                    """)
    void a_gpu_that_works_is_used(String setting, int number, String description) {
        ComputeDevice device = of(setting, TWO_GPUS);
        assertThat(device.gpu()).hasValue(number);
        assertThat(device.description()).isEqualTo(description);
    }

    @Test
    void the_cpu_is_used_where_it_was_asked_for() {
        assertThat(of("cpu", TWO_GPUS)).isEqualTo(ComputeDevice.CPU);
    }

    @Test
    void auto_falls_back_to_the_cpu_and_says_why() {
        ComputeDevice device = of("auto", NONE);
        assertThat(device.gpu()).isEmpty();
        assertThat(device.description()).isEqualTo("cpu (auto: no driver)");
    }

    @Test
    void auto_is_the_default() {
        assertThat(ComputeDevice.of(Settings.of(Map.of()), NONE).description()).startsWith("cpu (auto");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu:2", "gpu:7"})
    void a_gpu_that_was_asked_for_and_does_not_work_is_an_error(String setting) {
        assertThatThrownBy(() -> of(setting, TWO_GPUS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("driftgauge.device=" + setting)
                .hasMessageContaining("there is no such device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpu", "gpu:", "gpu:-1", "gpu:1x", "gpu:99999999999"})
    void an_unknown_device_is_an_error(String setting) {
        assertThatThrownBy(() -> of(setting, TWO_GPUS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("auto, cpu, gpu or gpu:1");
    }

    @Test
    void the_real_probe_names_what_is_missing() {
        DjlRuntime.start();
        assertThat(GpuProbe.real().obstacle(0))
                .hasValueSatisfying(reason -> assertThat(reason).contains("onnxruntime_gpu"));
    }

    private static ComputeDevice of(String setting, GpuProbe probe) {
        return ComputeDevice.of(Settings.of(Map.of(ComputeDevice.SETTING, setting)), probe);
    }
}
