package io.driftgauge.djl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DjlRuntimeTests {

    @Test
    void it_starts_offline_and_without_telemetry() {
        DjlRuntime.start();
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    }

    @Test
    void the_native_version_is_told_not_the_one_that_djl_was_built_with() {
        assertThat(DjlRuntime.versions()).containsEntry("onnxruntime", "1.23.2").containsEntry("djl", "0.38.0");
    }

    @Test
    void it_can_be_started_again() {
        DjlRuntime.start();
        DjlRuntime.start();
    }

    @Test
    void code_that_opened_onnx_runtime_before_is_named_as_the_cause_each_time(@TempDir Path temp) throws Exception {
        Path out = temp.resolve("out.txt");
        Process jvm = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temp,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OpensOnnxRuntimeFirst.class.getName(),
                        out.toString()))
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("log.txt").toFile())
                .start();
        assertThat(jvm.waitFor()).as(temp.resolve("log.txt").toString()).isZero();
        assertThat(Files.readAllLines(out))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("InvalidInputException: Other code in this JVM opened ONNX Runtime before")
                        .contains("DjlRuntime.start()"));
    }

    /** A program of its own: the order of things can be wrong only once a JVM. */
    static final class OpensOnnxRuntimeFirst {

        public static void main(String[] args) throws IOException {
            OrtEnvironment.getEnvironment();
            try (PrintWriter out = new PrintWriter(args[0], StandardCharsets.UTF_8)) {
                for (int i = 0; i < 2; i++) {
                    try {
                        DjlRuntime.start();
                        out.println("started");
                    } catch (Exception e) {
                        out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
                    }
                }
            }
        }
    }
}
