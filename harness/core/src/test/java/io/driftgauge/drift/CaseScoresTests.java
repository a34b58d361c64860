package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Features;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CaseScoresTests {

    private static CaseScores scores(CaseBuilder builder) {
        return CaseScores.of(result(builder), "embedder").orElseThrow();
    }

    private static CaseResult result(CaseBuilder builder) {
        return new Judge(new Terms(0.01, 7, java.util.Map.of(), Set.of(), Set.of()))
                .judge(List.of(builder.replay()), List.of(builder.comparison()))
                .cases()
                .get(0);
    }

    private static CaseBuilder sampled(List<Features> before, Features now) {
        return CaseBuilder.of("s", "c").before(before).now(List.of(now));
    }

    private static List<Features> same(int count) {
        return Collections.nCopies(count, CaseBuilder.labelled("yes", 1, 0));
    }

    @Test
    void half_of_the_recorded_answers_is_what_the_others_are_held_against() {
        assertThat(scores(sampled(same(10), CaseBuilder.labelled("yes", 1, 0))).calibration())
                .hasSize(5)
                .containsOnly(new NightScore(0, 0));
        assertThat(scores(sampled(same(3), CaseBuilder.labelled("yes", 1, 0))).calibration())
                .hasSize(1);
        assertThat(scores(sampled(same(1), CaseBuilder.labelled("yes", 1, 0))).calibration())
                .isEmpty();
    }

    @Test
    void another_label_is_as_far_as_an_answer_without_any_likeness() {
        assertThat(scores(sampled(same(10), CaseBuilder.labelled("no", 1, 0)))
                        .tonight()
                        .distance())
                .isEqualTo(1);
        assertThat(scores(sampled(same(10), CaseBuilder.labelled("yes", 0, 1)))
                        .tonight()
                        .distance())
                .isEqualTo(1);
    }

    @Test
    void facts_count_by_the_share_that_is_not_shared() {
        List<Features> before = Collections.nCopies(4, CaseBuilder.stating("x", List.of("30 days", "not"), 1, 0));

        assertThat(scores(sampled(before, CaseBuilder.stating("x", List.of("14 days", "not"), 1, 0)))
                        .tonight()
                        .distance())
                .isEqualTo(0.6667);
    }

    @Test
    void the_length_is_told_with_its_direction() {
        List<Features> before = Collections.nCopies(4, CaseBuilder.features("one two three", 1, 0));

        assertThat(scores(sampled(before, CaseBuilder.features("one", 1, 0)))
                        .tonight()
                        .length())
                .isEqualTo(-0.6931);
    }

    @Test
    void another_baseline_or_embedder_has_another_digest() {
        CaseBuilder builder = sampled(same(4), CaseBuilder.labelled("yes", 1, 0));
        String digest = scores(builder).digest();

        assertThat(digest).hasSize(16);
        assertThat(scores(sampled(same(5), CaseBuilder.labelled("yes", 1, 0))).digest())
                .isNotEqualTo(digest);
        assertThat(CaseScores.of(result(builder), "another"))
                .get()
                .satisfies(s -> assertThat(s.digest()).isNotEqualTo(digest));
        assertThat(scores(sampled(same(4), CaseBuilder.labelled("no", 1, 0))).digest())
                .isEqualTo(digest);
    }

    @Test
    void what_is_compared_exactly_or_not_at_all_is_not_counted() {
        CaseBuilder exact =
                CaseBuilder.of("s", "c").exact(CaseBuilder.labelled("yes", 1, 0), CaseBuilder.labelled("no", 0, 1));
        CaseBuilder unanswered = CaseBuilder.of("s", "c").before(same(4)).now(List.of());

        assertThat(CaseScores.of(result(exact), "e")).isEmpty();
        assertThat(CaseScores.of(result(unanswered), "e")).isEmpty();
    }

    @Tag("simulation")
    @Test
    void ranks_of_exchangeable_answers_are_uniform() {
        int rounds = 400;
        SplittableRandom random = new SplittableRandom(21);
        Samplings samplings = new Samplings(random);
        int[] distance = new int[4];
        int[] length = new int[4];
        for (int i = 0; i < rounds; i++) {
            List<Features> before = new ArrayList<>(samplings.answers(9, 0.4, 0));
            before.sort(java.util.Comparator.comparing(f -> f.words())); // a file's order says nothing
            CaseBuilder builder = CaseBuilder.of("s", "c" + i).before(before).now(samplings.answers(1, 0.4, 0));
            CaseScores scores = scores(builder);
            OverNights found = OverNightsTest.test(List.of(), "2026-11-01", Double.NaN, List.of(scores), 100);
            NightRanks ranks = found.tonight().values().iterator().next().ranks();
            distance[(int) Math.min(3, 4 * ranks.distance())]++;
            length[(int) Math.min(3, 4 * ranks.length())]++;
        }

        for (int quarter = 0; quarter < 4; quarter++) {
            assertThat(distance[quarter] / (double) rounds)
                    .isBetween(Laws.atLeast(0.25, rounds), Laws.atMost(0.25, rounds));
            assertThat(length[quarter] / (double) rounds)
                    .isBetween(Laws.atLeast(0.25, rounds), Laws.atMost(0.25, rounds));
        }
    }
}
