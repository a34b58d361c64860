package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Features;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StabilityTests {

    private static Stability of(List<Features> before) {
        return Stability.of(CaseBuilder.of("s", "c")
                .before(before)
                .now(List.of(CaseBuilder.features("x", 1, 0)))
                .comparison());
    }

    private static List<Features> times(int count, Features features) {
        return new ArrayList<>(Collections.nCopies(count, features));
    }

    private static List<Features> and(List<Features> some, Features other) {
        some.add(other);
        return some;
    }

    @Test
    void two_answers_do_not_show_their_spread() {
        assertThat(of(times(2, CaseBuilder.features("same", 1, 0)))).isEqualTo(Stability.UNKNOWN);
    }

    @Test
    void equal_bytes_are_deterministic() {
        assertThat(of(times(3, CaseBuilder.features("same", 1, 0)))).isEqualTo(Stability.DETERMINISTIC);
    }

    @Test
    void one_label_in_close_words_is_stable() {
        List<Features> answers = times(4, CaseBuilder.labelled("yes", 1, 0));
        assertThat(of(and(answers, CaseBuilder.stating("yes, sure", List.of(), 1, 0.1f))))
                .isEqualTo(Stability.VARIABLE);
        List<Features> words = times(4, CaseBuilder.features("thirty days", 1, 0));
        assertThat(of(and(words, CaseBuilder.features("30 days", 1, 0.1f)))).isEqualTo(Stability.STABLE);
    }

    @Test
    void a_label_that_is_not_quite_unanimous_is_variable() {
        assertThat(of(and(times(9, CaseBuilder.labelled("yes", 1, 0)), CaseBuilder.labelled("no", 1, 0.1f))))
                .isEqualTo(Stability.VARIABLE);
    }

    @Test
    void a_split_label_or_far_apart_words_are_unstable() {
        List<Features> split = times(3, CaseBuilder.labelled("yes", 1, 0));
        split.addAll(times(2, CaseBuilder.labelled("no", 1, 0.1f)));
        assertThat(of(split)).isEqualTo(Stability.UNSTABLE);
        assertThat(of(List.of(
                        CaseBuilder.features("a", 1, 0, 0),
                        CaseBuilder.features("b", 0, 1, 0),
                        CaseBuilder.features("c", 0, 0, 1))))
                .isEqualTo(Stability.UNSTABLE);
    }

    @Test
    void every_class_advises() {
        assertThat(Stability.values())
                .allSatisfy(s -> assertThat(s.advice().toString()).endsWith("."));
    }
}
