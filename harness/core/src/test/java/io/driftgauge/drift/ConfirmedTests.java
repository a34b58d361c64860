package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfirmedTests {

    private static final int REPEAT = 10;
    private static final Features USUAL = CaseBuilder.features("usual", 1, 0);
    private static final Features NEAR = CaseBuilder.features("near", 1, 0.01f);
    private static final Features FAR = CaseBuilder.features("far", 0, 1);
    private static final CaseFigures ANY = new CaseFigures(1, 0.001, Map.of());

    /** A case whose recorded answers are alike but for one. */
    private static Comparison comparison(List<Features> now) {
        List<Features> before = new ArrayList<>(Collections.nCopies(9, USUAL));
        before.add(NEAR);
        return CaseBuilder.of("s", "c").before(before).now(now).repeat(REPEAT).comparison();
    }

    private static List<Features> answers(int far, int usual) {
        List<Features> answers = new ArrayList<>(Collections.nCopies(far, FAR));
        answers.addAll(Collections.nCopies(usual, USUAL));
        return answers;
    }

    private static Measured measured(Comparison comparison) {
        return Measured.sampled(comparison, SimilarityMatrix.of(comparison), ANY);
    }

    @Test
    void a_case_whose_answers_are_all_strange_stands_for_itself() {
        assertThat(Stage.of(comparison(answers(10, 0)), true).weight()).isEqualTo(1);
    }

    @Test
    void a_case_that_is_seldom_asked_again_stands_for_those_that_were_not() {
        assertThat(Stage.of(comparison(answers(1, 9)), true).weight()).isEqualTo(10);
        assertThat(Stage.of(comparison(answers(5, 5)), true).weight()).isEqualTo(2);
    }

    @Test
    void a_case_that_was_let_off_stands_for_none_and_counts_among_all() {
        Comparison letOff = comparison(answers(0, 1));
        Comparison moved = comparison(answers(9, 0));
        double[] weights = {Stage.of(letOff, true).weight(), 1};

        Confirmed confirmed = Confirmed.of(List.of(measured(letOff), measured(moved)), weights);

        assertThat(weights[0]).isZero();
        assertThat(confirmed.drop()).isCloseTo(measured(moved).closeness().effect() / 2, within(1e-12));
        assertThat(confirmed.outliers()).isEqualTo(new Outliers(2, 9, 9 / 11.0, 9, 1 - 1 / 11.0));
        assertThat(confirmed.outliers().excessShare()).isCloseTo((1 - 1 / 11.0) / 2, within(1e-12));
    }

    @Test
    void a_case_that_was_asked_for_all_at_once_counts_once() {
        assertThat(Stage.of(comparison(answers(1, 9)), false).weight()).isEqualTo(1);
    }

    /** First answers that were strange make cases be asked again; if that counted, a model that holds would seem to move. */
    @Test
    void the_excess_is_no_more_than_chance_while_nothing_moved() {
        Samplings model = new Samplings(new SplittableRandom(5));
        int cases = 400;
        List<Measured> measured = new ArrayList<>();
        double[] weights = new double[cases];
        for (int c = 0; c < cases; c++) {
            CaseBuilder builder = CaseBuilder.of("s", "c" + c)
                    .before(model.answers(10, 0.1, 0))
                    .repeat(REPEAT);
            Comparison first = builder.now(model.answers(1, 0.1, 0)).comparison();
            List<Features> now = new ArrayList<>(first.now());
            if (Suspicion.of(first)) {
                now.addAll(model.answers(REPEAT - 1, 0.1, 0));
            }
            Stage stage = Stage.of(builder.now(now).comparison(), true);
            weights[c] = stage.weight();
            measured.add(measured(stage.ofCase() == null ? stage.ofSuite() : stage.ofCase()));
        }

        Confirmed confirmed = Confirmed.of(measured, weights);

        assertThat(confirmed.outliers().excessShare()).isBetween(-0.03, 0.03);
        assertThat(confirmed.drop()).isBetween(-0.01, 0.01);
    }
}
