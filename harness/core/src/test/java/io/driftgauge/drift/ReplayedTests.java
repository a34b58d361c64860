package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Features;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayedTests {

    private static final Instant LATE_ON_THE_5TH = Instant.parse("2026-11-05T23:59:59Z");
    private static final Instant EARLY_ON_THE_6TH = Instant.parse("2026-11-06T00:00:00Z");
    private static final Features A = CaseBuilder.features("a", 1, 0);
    private static final Features B = CaseBuilder.features("b", 0, 1);

    @Test
    void the_oldest_recording_tells_the_day_in_utc() {
        CaseBuilder two = CaseBuilder.of("s", "c").before(List.of(A)).now(List.of(A, A, A));

        assertThat(Replayed.day(two.recorded(EARLY_ON_THE_6TH, LATE_ON_THE_5TH).replay()))
                .contains(LocalDate.of(2026, 11, 5));
        assertThat(Replayed.day(two.recorded(EARLY_ON_THE_6TH).replay())).contains(LocalDate.of(2026, 11, 6));
        assertThat(Replayed.day(two.recorded().replay())).isEmpty();
    }

    @Test
    void what_moved_in_a_recording_is_inconclusive_and_says_what_and_why() {
        CaseBuilder moved = CaseBuilder.of("s", "moved").exact(A, B).recorded(LATE_ON_THE_5TH);
        Judgement live = Verdicts.of(moved);
        Verdict.Drifted drifted = (Verdict.Drifted) live.cases().get(0).verdict();

        CaseResult stamped = Replayed.stamp(live).cases().get(0);

        assertThat(stamped.verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
        assertThat(stamped.verdict().summary())
                .startsWith("Replayed from a recording of 2026-11-05")
                .endsWith("What differs: " + drifted.summary());
        assertThat(stamped.reasons())
                .startsWith(
                        "Replayed: the answers were recorded on 2026-11-05 and say nothing about today.",
                        "Differs from the baseline, likely: " + drifted.cause())
                .endsWith(live.cases().get(0).reasons().toArray(new String[0]));
    }

    @Test
    void what_holds_in_a_recording_keeps_its_verdict_and_is_stamped() {
        CaseBuilder same = CaseBuilder.of("s", "same").exact(A, A).recorded(EARLY_ON_THE_6TH);

        CaseResult stamped = Replayed.stamp(Verdicts.of(same)).cases().get(0);

        assertThat(stamped.verdict().kind()).isEqualTo(VerdictKind.STABLE);
        assertThat(stamped.reasons())
                .containsExactly("Replayed: the answers were recorded on 2026-11-06 and say nothing about today.");
    }

    @Test
    void a_suite_has_the_day_of_its_oldest_recording_and_counts_its_cases_anew() {
        CaseBuilder one = CaseBuilder.of("s", "one").exact(A, B).recorded(EARLY_ON_THE_6TH);
        CaseBuilder two = CaseBuilder.of("s", "two").exact(A, B).recorded(LATE_ON_THE_5TH);
        CaseBuilder three = CaseBuilder.of("s", "three").exact(A, A).recorded(EARLY_ON_THE_6TH);
        Judgement live = Verdicts.of(one, two, three);
        assertThat(live.suites().get(0).counts()).containsEntry(VerdictKind.DRIFTED, 2);

        SuiteResult stamped = Replayed.stamp(live).suites().get(0);

        assertThat(stamped.verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
        assertThat(stamped.verdict().summary()).startsWith("Replayed from a recording of 2026-11-05");
        assertThat(stamped.counts()).isEqualTo(Map.of(VerdictKind.INCONCLUSIVE, 2, VerdictKind.STABLE, 1));
        assertThat(stamped.reasons().get(0)).contains("2026-11-05");
    }

    @Test
    void suites_and_cases_of_fresh_answers_are_left_as_they_are() {
        CaseBuilder recorded = CaseBuilder.of("s", "one").exact(A, B).recorded(LATE_ON_THE_5TH);
        CaseBuilder fresh = CaseBuilder.of("other", "two").exact(A, B);
        Judgement live = Verdicts.of(recorded, fresh);

        Judgement stamped = Replayed.stamp(live);

        assertThat(stamped.cases().get(1)).isSameAs(live.cases().get(1));
        assertThat(stamped.suites().get(1)).isSameAs(live.suites().get(1));
        assertThat(Replayed.stamp(Verdicts.of(fresh)).cases().get(0).verdict()).isInstanceOf(Verdict.Drifted.class);
    }
}
