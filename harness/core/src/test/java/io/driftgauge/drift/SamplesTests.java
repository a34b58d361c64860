package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesTests {

    private static final Features ANSWER = CaseBuilder.features("a", 1, 0);

    private static String needed(int n, int m, double limit) {
        Comparison comparison = CaseBuilder.of("s", "c")
                .before(Collections.nCopies(n, ANSWER))
                .now(Collections.nCopies(m, ANSWER))
                .comparison();
        Measured measured = Measured.sampled(
                comparison, SimilarityMatrix.of(comparison), new CaseFigures(1, 1 / Labellings.count(n, m), Map.of()));
        return Samples.needed(comparison, new Finding(measured, limit, false, false))
                .toString();
    }

    /** C(13, 3) = 286 is the first of C(10 + m, m) to reach 100; beside one recorded answer it takes as many as ways less one. */
    @ParameterizedTest
    @CsvSource({"10, 0.01, 3", "10, 0.1, 1", "10, 0.09, 2", "1, 0.01, 99", "1, 0.0099, 101", "1, 0.001, 101"})
    void the_fewest_new_answers_are_those_whose_ways_reach_the_limit(int n, double limit, int fewest) {
        assertThat(Samples.fewestNew(n, limit)).isEqualTo(fewest);
    }

    @Test
    void few_more_new_answers_are_proposed_alone() {
        assertThat(needed(10, 1, 0.01)).endsWith("It takes 3 new answers (repeat: 3).");
        // ten are few, and so is what the run asks for already
        assertThat(needed(3, 1, 1 / 286.0)).endsWith("It takes 10 new answers (repeat: 10).");
    }

    /** C(10, 5) = 252 ways are the first of C(2k, k) to reach 100, and C(8, 4) = 70 don't. */
    @Test
    void many_are_proposed_beside_a_balanced_number_and_too_many_are_not() {
        assertThat(needed(2, 1, 0.01)).endsWith("It takes about 5 recorded and as many new answers, or 13 new ones.");
        assertThat(needed(1, 1, 1 / 101.0)).endsWith("or 100 new ones.");
        assertThat(needed(1, 1, 1 / 102.0)).endsWith("It takes about 5 recorded and as many new answers.");
        assertThat(needed(1, 1, 0.4)).endsWith("It takes 2 new answers (repeat: 2).");
        assertThat(needed(1, 1, 1 / 70.0)).contains("about 4 recorded", "or 69 new ones");
    }
}
