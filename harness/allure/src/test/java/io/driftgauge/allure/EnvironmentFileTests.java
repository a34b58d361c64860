package io.driftgauge.allure;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.report.ReportTexts;
import io.driftgauge.report.RunResult;
import io.driftgauge.report.Timelines;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class EnvironmentFileTests {

    @Test
    void tellsModelsWithWhoAnsweredBeforeAndNow() throws IOException {
        assertThat(read(text(Runs.ofEveryVerdict())))
                .containsEntry(
                        "model tiny",
                        "djl:tiny-2026.1 · tiny-2026.1, sha256 3fa2c81b0d55 → tiny-2026.2, sha256 9b1c44e07f22")
                .containsEntry("embedder", "all-MiniLM-L6-v2, checksum ab12")
                .containsEntry("device", "cpu")
                .containsEntry("Driftgauge", "0.1.0")
                .containsEntry("baselines recorded", "2026-10-02")
                .containsEntry("tokens", "2400 in prompts, 1400 in answers")
                .containsEntry("seed", "42")
                .containsEntry("alpha", "0.01");
    }

    @Test
    void saysThatAPartOfARunIsNotInTheHistory() throws IOException {
        RunResult run = Runs.of(Runs.ofEveryVerdict().cases(), List.of());

        assertThat(read(text(run))).containsEntry("run", "a part: no suite verdicts, not in the history");
    }

    @Test
    void isAsciiOnly() {
        assertThat(text(Runs.ofEveryVerdict())).matches("[\\x20-\\x7e\\n]+");
    }

    private static String text(RunResult run) {
        return EnvironmentFile.of(run, ReportTexts.english(), Timelines.of(List.of(), run));
    }

    private static Properties read(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }
}
