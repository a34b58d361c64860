package io.driftgauge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.CaseKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTests {

    private static Timeline timeline(String verdicts, String baselines) {
        List<Timeline.Point> points = new ArrayList<>();
        String[] names = verdicts.split(" ", -1);
        for (int i = 0; i < names.length; i++) {
            points.add(new Timeline.Point(
                    "r" + i,
                    Instant.parse("2026-11-0" + (i + 1) + "T02:00:00Z"),
                    names[i],
                    1 - i / 10.0,
                    null,
                    null,
                    null,
                    null,
                    baselines.charAt(i) == '-' ? null : baselines.substring(i, i + 1),
                    null));
        }
        return new Timeline(points);
    }

    @ParameterizedTest
    @CsvSource({
        "STABLE STABLE, 0",
        "STABLE DRIFTED, 2",
        "STABLE DRIFTED DRIFTED, 2",
        "DRIFTED STABLE BROKEN_ASSERTION DRIFTED, 3",
        "DRIFTED, 1",
        "DRIFTED SWAPPED, 0"
    })
    void tells_since_which_run_there_is_trouble(String verdicts, int number) {
        assertThat(timeline(verdicts, "-".repeat(9))
                        .since()
                        .map(Timeline.Since::number)
                        .orElse(0))
                .isEqualTo(number);
    }

    @Test
    void tells_where_another_baseline_was_accepted() {
        assertThat(timeline("STABLE STABLE SKIPPED STABLE STABLE", "aa-bb").accepted())
                .containsExactly(3);
    }

    @Test
    void tells_the_change_since_the_run_before() {
        Timeline timeline = timeline("STABLE DRIFTED", "aa");

        assertThat(timeline.change())
                .hasValueSatisfying(change -> assertThat(change).isBetween(-0.11, -0.09));
        assertThat(timeline.previous().map(Timeline.Point::verdict)).hasValue("STABLE");
        assertThat(timeline("STABLE", "a").change()).isEmpty();
    }

    @Test
    void tells_where_the_embedder_changed_and_compares_no_similarity_across_it() {
        List<Timeline.Point> points = new ArrayList<>();
        for (String embedder : List.of("mini 1", "mini 1", "bge 2")) {
            points.add(
                    new Timeline.Point(embedder, Instant.EPOCH, "STABLE", 0.9, null, null, null, null, null, embedder));
        }

        assertThat(new Timeline(points).embedders()).containsExactly(new Timeline.Embedder(2, "mini 1", "bge 2"));
        assertThat(new Timeline(points).change()).isEmpty();
        assertThat(new Timeline(points.subList(0, 2)).embedders()).isEmpty();
        assertThat(new Timeline(points.subList(0, 2)).change()).hasValue(0.0);
    }

    @Test
    void can_be_cut_to_its_newest_runs() {
        assertThat(timeline("STABLE SWAPPED DRIFTED", "aaa").newest(2).points())
                .extracting(Timeline.Point::verdict)
                .containsExactly("SWAPPED", "DRIFTED");
    }

    @Test
    void has_at_least_one_run() {
        assertThatThrownBy(() -> new Timeline(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holds_the_history_and_this_run_once(@TempDir Path root) throws IOException {
        History history = new History(root.resolve("history.jsonl"));
        RunResult result = ResultBuilder.run("now", List.of(ResultBuilder.moved()));
        history.append(ResultBuilder.run("before", List.of(ResultBuilder.moved())), List.of(), text -> text);
        history.append(result, history.read(), text -> text);
        List<JsonNode> lines = new ArrayList<>(history.read());
        lines.add(Json.parse("{\"run\":\"odd\",\"kind\":\"case\",\"started\":\"yesterday\"}"));

        Timelines timelines = Timelines.of(lines, result);

        Timeline of = timelines.of(result.cases().get(0).key());
        assertThat(of).isNotNull();
        assertThat(of.points()).extracting(Timeline.Point::run).containsExactly("before", "now");
        assertThat(of.now().limit()).isNotNull();
        assertThat(of.now().baseline()).hasSize(12);
        assertThat(of.accepted()).isEmpty();
        assertThat(timelines.runs()).hasSize(2);
        assertThat(timelines.of(new ReplayKey(new CaseKey("other", "case"), "p")))
                .isNull();
    }
}
