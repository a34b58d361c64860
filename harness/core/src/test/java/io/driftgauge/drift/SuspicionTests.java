package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Features;
import io.driftgauge.suite.AssertionType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SuspicionTests {

    private static final Features SAME = CaseBuilder.features("same", 1, 0);

    private static boolean of(List<Features> before, Features now) {
        return Suspicion.of(
                CaseBuilder.of("s", "c").before(before).now(List.of(now)).comparison());
    }

    @Test
    void a_flip_of_a_byte_stable_case_is_asked_again() {
        assertThat(of(Collections.nCopies(3, SAME), SAME)).isFalse();
        assertThat(of(Collections.nCopies(3, SAME), CaseBuilder.features("another", 1, 0.01f)))
                .isTrue();
    }

    @Test
    void beside_a_single_recorded_answer_any_other_is_asked_again() {
        assertThat(of(List.of(SAME), SAME)).isFalse();
        assertThat(of(List.of(SAME), CaseBuilder.features("another", 1, 0.01f))).isTrue();
    }

    @Test
    void a_label_never_seen_is_asked_again() {
        List<Features> before = new ArrayList<>(Collections.nCopies(9, CaseBuilder.labelled("yes", 1, 0)));
        before.add(CaseBuilder.stating("yes.", List.of(), 1, 0));
        assertThat(of(before, CaseBuilder.labelled("no", 1, 0))).isTrue();
        assertThat(of(before, CaseBuilder.labelled("yes", 1, 0))).isFalse();
    }

    @Test
    void a_broken_assertion_is_asked_again() {
        assertThat(Suspicion.of(CaseBuilder.of("s", "c")
                        .before(Collections.nCopies(3, SAME))
                        .now(List.of(SAME))
                        .broken(AssertionType.CONTAINS)
                        .comparison()))
                .isTrue();
    }

    @Test
    void at_most_four_of_eleven_cases_that_hold_are_asked_again() {
        Samplings model = new Samplings(new SplittableRandom(5));
        int rounds = 500;
        int asked = 0;
        for (int i = 0; i < rounds; i++) {
            asked += of(model.answers(10, 0.1, 0), model.answers(1, 0.1, 0).get(0)) ? 1 : 0;
        }
        assertThat(asked / (double) rounds).isBetween(0.2, Laws.atMost(Suspicion.FIRST, rounds));
    }

    @Test
    void of_cases_that_hold_few_remain_suspicious_after_fresh_answers() {
        Samplings model = new Samplings(new SplittableRandom(7));
        int rounds = 300;
        int remain = 0;
        for (int i = 0; i < rounds; i++) {
            remain += remains(model.answers(10, 0.1, 0), model.answers(3, 0.1, 0)) ? 1 : 0;
        }
        assertThat(remain / (double) rounds).isBetween(0.1, Laws.atMost(Suspicion.FRESH, rounds));
    }

    @Test
    void fresh_answers_that_are_too_few_to_tell_let_nobody_off() {
        assertThat(remains(List.of(SAME), List.of(SAME))).isTrue();
        assertThat(remains(Collections.nCopies(9, SAME), List.of(SAME))).isFalse();
    }

    private static boolean remains(List<Features> before, List<Features> fresh) {
        return Suspicion.remains(
                CaseBuilder.of("s", "c").before(before).now(fresh).comparison());
    }

    @Test
    void a_far_answer_is_asked_again() {
        Samplings model = new Samplings(new SplittableRandom(6));
        assertThat(of(model.answers(10, 0.1, 0), model.answers(1, 0.1, 1).get(0)))
                .isTrue();
    }

    @Test
    void stages_are_worth_it_only_if_fresh_answers_can_name_a_case() {
        assertThat(StagedCalls.worthIt(10, 3, 0.01)).isFalse();
        assertThat(StagedCalls.worthIt(10, 4, 0.01)).isTrue();
        assertThat(StagedCalls.worthIt(1, 5, 0.01)).isFalse();
    }
}
