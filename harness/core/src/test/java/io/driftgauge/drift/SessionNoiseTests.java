package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SessionNoiseTests {

    private final Samplings model = new Samplings(new SplittableRandom(12));

    /** Cases with two sessions of five answers each, the second shifted. */
    private List<Comparison> cases(int count, double shift) {
        List<Comparison> cases = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            List<Features> before = new ArrayList<>(model.answers(5, 0.1, 0));
            before.addAll(model.answers(5, 0.1, shift));
            cases.add(inTwoSessions(CaseBuilder.of("s", "c" + c)
                    .before(before)
                    .now(model.answers(2, 0.1, 0))
                    .comparison()));
        }
        return cases;
    }

    private static Comparison inTwoSessions(Comparison comparison) {
        List<Integer> sessions = new ArrayList<>();
        for (int i = 0; i < comparison.before().size(); i++) {
            sessions.add(i < comparison.before().size() / 2 ? 1 : 2);
        }
        return Stage.of(comparison, comparison.before(), sessions, comparison.now());
    }

    @Test
    void sessions_of_the_same_model_differ_by_next_to_nothing() {
        SessionNoise noise = SessionNoise.of(cases(40, 0));

        assertThat(noise.sessions()).isEqualTo(80);
        assertThat(noise.drop()).isLessThan(0.005);
        assertThat(noise.distance()).isLessThan(0.005);
    }

    @Test
    void a_day_that_is_shifted_shows_in_drop_and_distance() {
        SessionNoise noise = SessionNoise.of(cases(40, 0.5));

        assertThat(noise.drop()).isGreaterThan(0.02);
        assertThat(noise.distance()).isGreaterThan(0.1);
    }

    @Test
    void labels_count_over_the_cases_that_have_some() {
        List<Features> yesThenNo = new ArrayList<>(Collections.nCopies(5, CaseBuilder.labelled("yes", 1, 0)));
        yesThenNo.addAll(Collections.nCopies(5, CaseBuilder.labelled("no", 1, 0)));
        Comparison labelled = inTwoSessions(CaseBuilder.of("s", "labelled")
                .before(yesThenNo)
                .now(yesThenNo.subList(0, 1))
                .comparison());
        List<Comparison> among = new ArrayList<>(cases(9, 0));
        among.add(labelled);

        assertThat(SessionNoise.of(among).labels())
                .isEqualTo(SessionNoise.of(List.of(labelled)).labels(), within(1e-12))
                .isGreaterThan(0.5);
    }

    @Test
    void one_session_tells_nothing() {
        assertThat(SessionNoise.of(List.of(CaseBuilder.of("s", "c")
                        .before(model.answers(10, 0.1, 0))
                        .now(model.answers(2, 0.1, 0))
                        .comparison())))
                .isEqualTo(SessionNoise.NONE);
    }

    @Test
    void a_case_among_many_must_be_further_than_one_alone() {
        SessionNoise noise = SessionNoise.of(cases(10, 0.5));

        assertThat(noise.furthest(100, 0.01)).isGreaterThan(noise.furthest(1, 0.01));
        assertThat(SessionNoise.NONE.furthest(100, 0.01)).isZero();
    }

    @Test
    void days_that_may_be_alike_are_at_no_certain_distance() {
        assertThat(SessionNoise.of(cases(40, 0)).certainDistance()).isZero();
        SessionNoise apart = SessionNoise.of(cases(40, 0.5));
        assertThat(apart.certainDistance()).isEqualTo(apart.distance());
    }

    @Test
    void answers_no_further_than_the_days_recorded_are_not_beyond_them() {
        List<Comparison> wobbly = cases(40, 0.5);
        List<Comparison> steady = cases(40, 0);

        assertThat(effects(wobbly).beyondDays()).isFalse();
        assertThat(effects(steady.stream().map(c -> answered(c, 0.5)).toList()).beyondDays())
                .isTrue();
        assertThat(effects(wobbly.stream().map(c -> answered(c, 3)).toList()).beyondDays())
                .isTrue();
    }

    @Test
    void one_answer_a_case_tells_too_whether_it_is_beyond_the_days() {
        List<Comparison> wobbly = cases(40, 0.5);

        assertThat(effects(wobbly.stream().map(c -> answered(c, 1, 0.5)).toList())
                        .beyondDays())
                .isFalse();
        assertThat(effects(wobbly.stream().map(c -> answered(c, 1, 3)).toList()).beyondDays())
                .isTrue();
    }

    private Comparison answered(Comparison comparison, double shift) {
        return answered(comparison, 3, shift);
    }

    private Comparison answered(Comparison comparison, int count, double shift) {
        return Stage.with(comparison, model.answers(count, 0.1, shift));
    }

    private static SuiteEffects effects(List<Comparison> cases) {
        return SuiteEffects.of(cases, cases.stream().map(SimilarityMatrix::of).toList(), Surfaces.of(cases));
    }
}
