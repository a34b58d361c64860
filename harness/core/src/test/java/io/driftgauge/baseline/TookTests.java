package io.driftgauge.baseline;

import static io.driftgauge.baseline.Fixtures.TINY;
import static io.driftgauge.baseline.Fixtures.promptCase;
import static io.driftgauge.baseline.Fixtures.recorder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.Usage;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TookTests {

    private static final Duration TIME = Duration.ofMillis(812);

    private static ChatResponse response(Usage usage, Duration latency, @Nullable Instant recorded) {
        return new ChatResponse(
                "yes",
                List.of(),
                FinishReason.STOP,
                usage,
                List.of(),
                new ServedIdentity("m", null, null, null),
                latency,
                latency.isZero() ? null : latency.dividedBy(4),
                null,
                recorded);
    }

    private static CaseReplay replay(Map<String, String> environment, ChatResponse... responses) {
        List<Answer> answers = new ArrayList<>();
        for (ChatResponse response : responses) {
            answers.add(new Answer(answers.size(), response));
        }
        return new CaseReplay(promptCase("open"), TINY, answers, null, null, false, answers.size(), TIME, environment);
    }

    @Test
    void stands_in_a_session_a_line_a_measure(@TempDir Path folder) throws IOException {
        CaseReplay replay = replay(
                Map.of(),
                response(new Usage(31L, 12L, null, 4L), TIME, null),
                response(new Usage(31L, 14L, null, null), Duration.ofMillis(1003), null));
        BaselineStore store = new BaselineStore(folder);
        Baseline recorded = recorder().anew(replay);

        store.write(replay.promptCase(), recorded);

        assertThat(Files.readString(store.file(replay.promptCase(), TINY)))
                .contains("""
                      "took": {
                        "promptTokens": [31, 31],
                        "completionTokens": [12, 14],
                        "reasoningTokens": [4],
                        "latencyMs": [812, 1003],
                        "firstTokenMs": [203, 250]
                      },
                      "samples": [
                """.indent(0).stripTrailing());
        assertThat(store.read(replay.promptCase(), TINY)).contains(recorded);
    }

    @Test
    void leaves_no_trace_where_nothing_is_told(@TempDir Path folder) throws IOException {
        CaseReplay replay = replay(Map.of(), response(Usage.UNKNOWN, Duration.ZERO, null));
        BaselineStore store = new BaselineStore(folder);

        store.write(replay.promptCase(), recorder().anew(replay));

        assertThat(Files.readString(store.file(replay.promptCase(), TINY))).doesNotContain("took");
    }

    @Test
    void knows_nothing_of_answers_from_a_recording() {
        ChatResponse old = response(new Usage(31, 12), TIME, Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(Took.of(replay(Map.of(), old))).isEqualTo(Took.NOTHING);
        assertThat(Took.of(replay(Map.of(), old, response(new Usage(31, 12), TIME, null)))
                        .latencyMs())
                .containsExactly(812L);
    }

    @Test
    void has_no_time_of_a_model_in_this_process() {
        Took took = Took.of(replay(Map.of("device", "cpu"), response(new Usage(31, 12), TIME, null)));

        assertThat(took.promptTokens()).containsExactly(31L);
        assertThat(took.latencyMs()).isEmpty();
        assertThat(took.firstTokenMs()).isEmpty();
    }

    @Test
    void calls_an_answer_without_a_token_untold_and_a_very_short_time_a_millisecond() {
        Took took = Took.of(replay(Map.of(), response(Usage.NONE, Duration.ofNanos(9), null)));

        assertThat(took.promptTokens()).isEmpty();
        assertThat(took.latencyMs()).containsExactly(1L);
    }

    @Test
    void is_refused_in_a_file_that_tells_of_more_answers_than_there_are(@TempDir Path folder) throws IOException {
        CaseReplay replay = replay(Map.of(), response(new Usage(31, 12), TIME, null));
        BaselineStore store = new BaselineStore(folder);
        store.write(replay.promptCase(), recorder().anew(replay));
        Path file = store.file(replay.promptCase(), TINY);
        String text = Files.readString(file);

        Files.writeString(file, text.replace("[812]", "[812, 9]"));
        assertThatThrownBy(() -> store.read(replay.promptCase(), TINY))
                .hasMessageContaining("'took' tells of more answers than 'samples' has");
        Files.writeString(file, text.replace("[812]", "[-1]"));
        assertThatThrownBy(() -> store.read(replay.promptCase(), TINY))
                .hasMessageContaining("each of 'latencyMs' must be a whole number from 1");
    }
}
