package io.driftgauge.baseline;

import static io.driftgauge.baseline.Fixtures.TINY;
import static io.driftgauge.baseline.Fixtures.promptCase;
import static io.driftgauge.baseline.Fixtures.recorder;
import static io.driftgauge.baseline.Fixtures.replay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.suite.PromptCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorruptBaselineTests {

    private final PromptCase refund = promptCase("refund-window");
    private final BaselineStore store;
    private final Path file;

    CorruptBaselineTests(@TempDir Path folder) {
        this.store = new BaselineStore(folder);
        this.file = store.file(refund, TINY);
    }

    @BeforeEach
    void record() {
        store.write(refund, recorder().anew(replay(refund, "30 days", "30 days", "thirty")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\": 1,          | \"format\": 2,             | :2: | its format is 2",
                "\"format\": 1,          | \"format\": \"1\",         | :1: | must start with",
                "\"count\": 2,           | \"count\": 2, \"x\": 1,    |  :  | unknown key 'x'. Known keys: count, finish, parsed, steps, text, toolCalls.",
                "\"count\": 2,           | \"cuont\": 2,              |  :  | 'count' is missing",
                "\"count\": 2,           | \"count\": 0,              |  :  | 'count' must be at least 1",
                "\"count\": 2,           | \"count\": 2.5,            |  :  | wrong or missing value",
                "\"count\": 2,           | \"count\": \"2\",          |  :  | wrong or missing value",
                "\"count\": 2,           | \"count\": null,           |  :  | wrong or missing value",
                "\"count\": 2,           | ``                         |  :  | wrong or missing value",
                "\"count\": 2,           | \"count\": 2, \"count\": 2,|  :  | Duplicate",
                "\"finish\": \"stop\"    | \"finish\": \"stopped\"    |  :  | 'finish' is 'stopped'",
                "\"30 days\"             | 30                         |  :  | wrong or missing value",
                "\"30 days\"             | null                       |  :  | null is not allowed",
                "\"30 days\"             | \"30\\ndays\"              |  :  | must be a single line",
                "\"id\": 1               | \"id\": 2                  |  :  | must be 1, 2, 3",
                "2026-11-23              | 23.11.2026                 |  :  | 23.11.2026",
                "\"case\": \"refund-window\" | \"case\": \"other\"    |  :  | it belongs to 'support/refunds/other @ tiny'",
                "\"hash\": \"            | \"hash\": \"x              |  :  | 64 lower-case hex digits",
            })
    void is_refused_with_the_place(String from, String to, String line, String message) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        String broken =
                text.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
        Files.writeString(file, broken);

        assertThatThrownBy(() -> store.read(refund, TINY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file + line)
                .hasMessageContaining(message)
                .hasMessageContaining("git checkout -- '" + file + "'")
                .hasMessageContaining("mvn test -Ddriftgauge.baseline=missing -Ddriftgauge.suites=support/refunds"
                        + " -Ddriftgauge.cases=refund-window -Ddriftgauge.providers=tiny");
        assertThat(file).hasContent(broken);
    }

    @Test
    void is_refused_wherever_it_was_cut_off() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length - 1; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> store.read(refund, TINY))
                    .as("cut after %s bytes", length)
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void is_refused_or_read_but_nothing_else_whatever_stands_in_it() throws IOException {
        Random random = new Random(11);
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        for (int round = 0; round < 1500; round++) {
            byte[] bytes = whole.clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bytes);
            try {
                assertThat(store.read(refund, TINY)).isPresent();
            } catch (InvalidInputException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(500, 1499);
    }

    @Test
    void tells_the_line_of_a_syntax_error() throws IOException {
        Files.writeString(file, Files.readString(file).replaceFirst("\"sessions\": \\[", "\"sessions\" ["));

        assertThatThrownBy(() -> store.read(refund, TINY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("(?s).*tiny\\.json:1\\d: .*not valid JSON.*");
    }

    @Test
    void is_refused_if_it_is_not_utf_8() throws IOException {
        Files.write(file, Files.readString(file).replace("thirty", "dreißig").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> store.read(refund, TINY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void is_refused_if_something_follows_it() throws IOException {
        Files.writeString(file, Files.readString(file) + "<<<<<<< HEAD\n");

        assertThatThrownBy(() -> store.read(refund, TINY)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void is_refused_if_it_is_a_folder() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);

        assertThatThrownBy(() -> store.read(refund, TINY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it is a folder");
    }
}
