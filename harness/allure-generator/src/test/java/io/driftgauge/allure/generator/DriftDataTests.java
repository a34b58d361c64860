package io.driftgauge.allure.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftDataTests {

    private final Path results;

    DriftDataTests(@TempDir Path results) {
        this.results = results;
    }

    @Test
    void handsTheWordsToTheScriptsEncoded() throws IOException {
        Files.writeString(
                results.resolve("driftgauge.json"), "{\"language\":\"zh-CN\",\"texts\":{\"tab\":\"</script>\"}}");

        DriftData data = DriftData.of(results);

        String words = data.words().replaceAll(".*>([^<]+)</script>\\n", "$1");
        assertThat(new String(Base64.getDecoder().decode(words), StandardCharsets.UTF_8))
                .isEqualTo("{\"tab\":\"</script>\"}");
        assertThat(data.language()).isEqualTo("zh");
    }

    @Test
    void isEmptyWhereTheResultsHaveNone() throws IOException {
        assertThat(DriftData.of(results).language()).isEqualTo("en");
    }

    @Test
    void refusesWhatIsNoObject() throws IOException {
        Files.writeString(results.resolve("driftgauge.json"), "[]");

        assertThatThrownBy(() -> DriftData.of(results)).isInstanceOf(IOException.class);
    }
}
