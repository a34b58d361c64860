package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.compare.Comparer;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.Vector;
import io.driftgauge.suite.AssertionType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A first answer, then a third of the fresh ones where it was strange, then the rest where these were too. */
class StagedCallsTests {

    private static final Features USUAL = CaseBuilder.features("usual", 1, 0);
    private static final Features OTHER = CaseBuilder.features("other", 0, 1);

    /** What is usual points east, all else north. */
    private static final Embedder EMBEDDER = new Embedder() {
        @Override
        public List<Embedding> embed(List<String> texts) {
            return texts.stream()
                    .map(t -> Vector.normalised(t.equals("usual") ? new float[] {1, 0} : new float[] {0, 1}))
                    .map(v -> new Embedding(v, List.of(v)))
                    .toList();
        }

        @Override
        public String name() {
            return "two ways";
        }

        @Override
        public String checksum() {
            return "0";
        }
    };

    private static List<Features> answers(int others, int usual) {
        List<Features> answers = new ArrayList<>(Collections.nCopies(others, OTHER));
        answers.addAll(Collections.nCopies(usual, USUAL));
        return answers;
    }

    private static CaseBuilder case10(List<Features> now, int repeat) {
        return CaseBuilder.of("s", "c")
                .before(Collections.nCopies(10, USUAL))
                .repeat(repeat)
                .now(now);
    }

    private static int more(List<Features> now, int repeat) {
        CaseBuilder builder = case10(now, repeat);
        Baseline baseline = Objects.requireNonNull(builder.comparison().baseline());
        return new StagedCalls(Map.of(builder.key(), baseline), () -> new Comparer(EMBEDDER)).more(builder.replay());
    }

    @Test
    void one_answer_is_asked_for_at_first() {
        assertThat(more(List.of(), 10)).isEqualTo(1);
        assertThat(more(List.of(), 1)).isEqualTo(1);
    }

    @Test
    void a_usual_first_answer_is_the_last() {
        assertThat(more(answers(0, 1), 10)).isZero();
    }

    @Test
    void a_strange_one_is_followed_by_a_third_of_the_fresh_ones() {
        assertThat(more(answers(1, 0), 10)).isEqualTo(3);
        assertThat(more(answers(1, 0), 5)).isEqualTo(2);
        assertThat(more(answers(1, 0), 2)).isEqualTo(1);
    }

    @Test
    void if_these_are_usual_the_case_is_let_off_and_else_the_rest_is_asked_for() {
        assertThat(more(answers(1, 3), 10)).isZero();
        assertThat(more(answers(4, 0), 10)).isEqualTo(6);
        assertThat(more(answers(3, 0), 5)).isEqualTo(2);
    }

    @Test
    void nothing_is_asked_for_between_or_beyond() {
        assertThat(more(answers(2, 0), 10)).isZero();
        assertThat(more(answers(5, 0), 10)).isZero();
        assertThat(more(answers(10, 0), 10)).isZero();
        assertThat(more(answers(1, 0), 1)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "4, 1", "5, 2", "8, 3", "10, 3", "11, 4"})
    void a_look_is_a_third_of_the_fresh_answers(int repeat, int look) {
        assertThat(StagedCalls.look(repeat)).isEqualTo(look);
    }

    /** C(13, 3) = 286 ways pass 1 / 0.005 and C(12, 2) = 66 don't: three fresh answers and the first. */
    @Test
    void stages_are_worth_it_where_fresh_answers_could_name_a_case() {
        assertThat(StagedCalls.worthIt(10, 4, 0.005)).isTrue();
        assertThat(StagedCalls.worthIt(10, 3, 0.005)).isFalse();
    }

    private static Stage stage(List<Features> now, int repeat, boolean staged) {
        return Stage.of(case10(now, repeat).comparison(), staged);
    }

    @Test
    void the_suite_goes_by_first_answers_and_the_case_by_fresh_ones() {
        Stage stage = stage(answers(9, 1), 10, true);

        assertThat(stage.ofSuite().now()).containsExactly(OTHER);
        assertThat(stage.ofCase())
                .isNotNull()
                .satisfies(c -> assertThat(c.now()).isEqualTo(answers(8, 1)));
        Stage atOnce = stage(answers(9, 1), 10, false);
        assertThat(atOnce.ofSuite()).isSameAs(atOnce.ofCase());
        assertThat(atOnce.inStages()).isFalse();
    }

    @Test
    void a_case_let_off_at_either_look_has_no_test_of_its_own() {
        assertThat(stage(answers(0, 1), 10, true).ofCase()).isNull();
        assertThat(stage(answers(1, 3), 10, true).ofCase()).isNull();
        assertThat(stage(answers(4, 0), 10, true).ofCase()).isNotNull();
        assertThat(stage(answers(1, 2), 10, true).ofCase()).isNotNull(); // cut short between the looks
        assertThat(stage(answers(1, 1), 2, true).ofCase()).isNotNull(); // the look was all there was
    }

    @Test
    void a_broken_assertion_keeps_a_case_under_suspicion() {
        Comparison broken =
                case10(answers(1, 3), 10).broken(AssertionType.CONTAINS).comparison();

        assertThat(Suspicion.remains(Stage.fresh(broken))).isTrue();
        assertThat(Suspicion.remains(Stage.fresh(case10(answers(1, 3), 10).comparison())))
                .isFalse();
    }

    @Test
    void suspicion_remains_where_so_few_answers_could_not_lift_it() {
        // two ways beside one recorded answer: no p is below a half
        Comparison few = CaseBuilder.of("s", "c")
                .before(List.of(USUAL))
                .now(List.of(USUAL))
                .comparison();
        // five ways: a p of a fifth is possible, and not reached by what is usual
        Comparison enough = CaseBuilder.of("s", "c")
                .before(Collections.nCopies(4, USUAL))
                .now(List.of(USUAL))
                .comparison();
        Comparison reached = CaseBuilder.of("s", "c")
                .before(Collections.nCopies(4, USUAL))
                .now(List.of(OTHER))
                .comparison();

        assertThat(Suspicion.remains(few)).isTrue();
        assertThat(Suspicion.remains(enough)).isFalse();
        assertThat(Suspicion.remains(reached)).isTrue();
    }
}
