package io.driftgauge.djl.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Settings;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JVMs of their own, each with the bundled model. */
class StartUpTests {

    @Test
    void four_jvms_start_at_once_on_an_empty_cache_and_leave_nothing_behind_when_they_are_killed(@TempDir Path folder)
            throws Exception {
        Path temp = Files.createDirectory(folder.resolve("temp"));
        Path cache = folder.resolve("cache");
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            running.add(start(temp, cache, folder.resolve(i + ".txt")));
        }
        for (int i = 0; i < 4; i++) {
            assertThat(running.get(i).waitFor())
                    .as(Files.readString(folder.resolve(i + ".txt")))
                    .isEqualTo(Killed.CODE);
            assertThat(folder.resolve(i + ".txt")).content().contains("Paris");
        }
        assertThat(names(temp)).noneMatch(name -> name.contains("onnxruntime"));
        assertThat(names(cache)).isNotEmpty().noneMatch(name -> name.endsWith(".tmp"));
    }

    private static Process start(Path temp, Path cache, Path output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temp,
                        "-Ddriftgauge.cache=" + cache,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Answers once and ends as a killed JVM does, without closing anything. */
    static final class Killed {
        static final int CODE = 9;

        private Killed() {}

        public static void main(String[] args) throws Exception {
            Settings settings = Settings.of(Map.of("driftgauge.device", "cpu")).orElse(Settings.systemProperties());
            ModelSpec spec = new ModelSpec("djl:tiny-2026.1", "tiny", Map.of(), false, null);
            ChatModel model = new DjlModelFactory().open(spec, Path.of("."), settings);
            String question = "What is the capital of France?";
            System.out.println(model.chat(ModelFixture.request(question, Map.of("max_tokens", 20), 0))
                    .text());
            System.out.flush();
            Runtime.getRuntime().halt(CODE);
        }
    }
}
