package io.driftgauge.baseline;

import static io.driftgauge.baseline.Fixtures.promptCase;
import static io.driftgauge.baseline.Fixtures.provider;
import static io.driftgauge.baseline.Fixtures.recorder;
import static io.driftgauge.baseline.Fixtures.replay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import io.driftgauge.suite.PromptCase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecorderTests {

    private final PromptCase question = promptCase("open");

    @Test
    void merges_equal_answers_in_the_order_of_their_coming() {
        Baseline baseline = recorder().anew(replay(question, "yes", "no", "yes", "yes.", "no"));

        assertThat(baseline.sessions()).hasSize(1);
        assertThat(baseline.sessions().get(0).samples())
                .extracting(Sample::text, Sample::parsed, Sample::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("yes", "yes", 2),
                        org.assertj.core.groups.Tuple.tuple("no", null, 2),
                        org.assertj.core.groups.Tuple.tuple("yes.", "yes", 1));
        assertThat(baseline.samples()).hasSize(5);
        assertThat(baseline.sessions().get(0).served()).hasSize(1);
        assertThat(baseline.sessions().get(0).date()).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void appends_a_session_to_the_same_question() {
        Baseline first = recorder().anew(replay(question, "yes"));
        Baseline second = recorder().append(first, replay(question, "no"));

        assertThat(second.sessions()).extracting(Session::id).containsExactly(1, 2);
        assertThat(second.sessions().get(0)).isEqualTo(first.sessions().get(0));
    }

    @Test
    void starts_anew_where_the_question_or_the_model_changed() {
        Baseline first = recorder().anew(replay(question, "yes"));
        PromptCase other = promptCase("open", false, Map.of(), 1, List.of(new Message(Role.USER, "Is it open today?")));

        assertThat(recorder().append(null, replay(question, "no")).sessions()).hasSize(1);
        assertThat(recorder().append(first, replay(other, "no")).sessions()).hasSize(1);
        assertThat(recorder()
                        .append(
                                first,
                                replay(
                                        question,
                                        provider("djl:tiny-2026.2", Map.of()),
                                        replay(question, "no").answers()))
                        .sessions())
                .hasSize(1);
    }

    @Test
    void refuses_to_record_nothing() {
        assertThatThrownBy(() -> recorder().anew(replay(question))).isInstanceOf(IllegalArgumentException.class);
    }
}
