package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssertionResultTests {

    @ParameterizedTest
    @CsvSource({
        // rate, passed, open, total, holds, broken
        "1,    3, 0, 3, true,  false",
        "1,    2, 0, 3, false, true",
        "1,    2, 1, 3, false, false",
        "0.66, 2, 0, 3, true,  false",
        "0.67, 2, 0, 3, false, true",
        "0.5,  1, 0, 2, true,  false",
        "0.5,  0, 1, 2, false, false",
        "0.3,  3, 0, 10, true, false",
        "0,    0, 0, 3, true,  false",
        "1,    0, 0, 0, false, true",
        "0,    0, 0, 0, false, true",
    })
    void a_pass_rate_is_reached_or_could_still_be(
            double rate, int passed, int open, int total, boolean holds, boolean broken) {
        AssertionResult result = new AssertionResult(
                new Assertion(AssertionType.CONTAINS, false, TextNode.valueOf("x"), null, rate, Checks.WHERE),
                passed,
                total,
                "",
                0,
                open,
                Optional.empty(),
                List.of());

        assertThat(result.holds()).isEqualTo(holds);
        assertThat(result.broken()).isEqualTo(broken);
    }

    @ParameterizedTest
    @CsvSource({"3, 4, 0.75", "0, 0, 0"})
    void without_a_judge_the_score_is_the_share_that_passes(int passed, int total, double score) {
        assertThat(new AssertionResult(
                                Checks.assertion(AssertionType.CONTAINS, TextNode.valueOf("x"), null),
                                passed,
                                total,
                                "")
                        .score())
                .isEqualTo(score);
    }
}
