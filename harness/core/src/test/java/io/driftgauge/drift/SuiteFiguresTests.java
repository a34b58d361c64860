package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The figures of a suite, given what its gate says. */
class SuiteFiguresTests {

    private static final double LIMIT = 0.01;
    private static final Features EAST = CaseBuilder.features("east", 1, 0);
    private static final Features NORTH = CaseBuilder.features("north", 0, 1);

    private final Map<ChannelName, ChannelFigures> channels = new EnumMap<>(ChannelName.class);
    private final List<CaseBuilder> sampled = new ArrayList<>();
    private final List<CaseBuilder> exact = new ArrayList<>();

    private static Measured measured(CaseBuilder builder, boolean compareExactly) {
        Comparison comparison = builder.comparison();
        SimilarityMatrix similarities = SimilarityMatrix.of(comparison);
        return compareExactly
                ? Measured.exact(comparison, similarities)
                : Measured.sampled(comparison, similarities, new CaseFigures(1, 0.01, Map.of()));
    }

    private SuiteFindings found(boolean rejected) {
        List<Measured> ofSampled = sampled.stream().map(b -> measured(b, false)).toList();
        List<Measured> ofExact = exact.stream().map(b -> measured(b, true)).toList();
        List<Finding> findings = new ArrayList<>();
        ofExact.forEach(m -> findings.add(new Finding(m, LIMIT, m.movedForCertain(), true)));
        ofSampled.forEach(m -> findings.add(new Finding(m, LIMIT, false, false)));
        @Nullable GateFigures gate = sampled.isEmpty() ? null : new GateFigures(0.002, 0.001, channels, 0.01);
        List<Comparison> cases = sampled.stream().map(CaseBuilder::comparison).toList();
        SuiteEffects effects = cases.isEmpty()
                ? null
                : SuiteEffects.of(
                        cases, cases.stream().map(SimilarityMatrix::of).toList(), Surfaces.of(cases));
        return new SuiteFindings(
                new SuiteTest(new SuiteOnProvider("s", "tiny"), ofExact, ofSampled, gate, null, effects),
                LIMIT,
                rejected,
                LIMIT,
                findings);
    }

    private void sampled(int old, List<Features> now) {
        sampled.add(CaseBuilder.of("s", "sampled-" + sampled.size())
                .before(Collections.nCopies(old, EAST))
                .now(now));
    }

    private void channel(ChannelName name, double p, double adjusted) {
        channels.put(name, new ChannelFigures(p, adjusted, 0));
    }

    @Test
    void p_is_the_gate_s_unless_an_exact_case_differs() {
        exact.add(CaseBuilder.of("s", "exact").exact(EAST, EAST));
        assertThat(SuiteFigures.p(found(false))).isEqualTo(1);
        sampled(3, List.of(EAST));
        assertThat(SuiteFigures.p(found(false))).isEqualTo(0.002);
        exact.add(CaseBuilder.of("s", "other").exact(EAST, NORTH));
        assertThat(SuiteFigures.p(found(false))).isZero();
    }

    @Test
    void the_effect_is_a_mean_over_exact_cases_and_those_whose_noise_is_known() {
        sampled(3, List.of(NORTH)); // 1
        sampled(1, List.of(NORTH)); // unknown
        exact.add(CaseBuilder.of("s", "exact").exact(EAST, EAST)); // 0
        exact.add(CaseBuilder.of("s", "exact too").exact(EAST, EAST)); // 0

        assertThat(SuiteFigures.effect(found(false), 7).point()).isEqualTo(1 / 3.0, within(1e-6));
    }

    @Test
    void where_no_case_tells_noise_from_change_the_effect_is_the_distance() {
        sampled(1, List.of(NORTH));
        sampled(1, List.of(EAST));

        assertThat(SuiteFigures.effect(found(false), 7).point()).isEqualTo(0.5, within(1e-6));
    }

    /** z of 0.99 is 2.3263 and z of 0.8 is 0.8416. */
    @Test
    void the_smallest_effect_is_that_of_a_normal_test_with_a_power_of_80_per_cent() {
        sampled(3, List.of(EAST));

        assertThat(SuiteFigures.smallestEffect(found(false))).isEqualTo(0.01 * (2.32635 + 0.84162), within(1e-6));
    }

    @Test
    void exact_cases_see_any_effect_and_pairs_alone_none_that_could_be_told() {
        exact.add(CaseBuilder.of("s", "exact").exact(EAST, EAST));
        assertThat(SuiteFigures.smallestEffect(found(false))).isZero();
        sampled(1, List.of(EAST));
        assertThat(SuiteFigures.smallestEffect(found(false))).isNull();
    }

    @Test
    void the_evidence_holds_every_channel_s_own_p_and_how_many_cases_vary_how_much() {
        sampled(3, List.of(EAST));
        sampled(3, List.of(EAST));
        sampled(1, List.of(EAST));
        channel(ChannelName.SHARED_MEANING, 0.25, 0.5);

        SuiteEvidence evidence = SuiteFigures.evidence(found(false), 7);

        assertThat(evidence).isNotNull();
        assertThat(evidence.channels()).containsExactly(Map.entry("shared_meaning", 0.25));
        assertThat(evidence.stability()).isEqualTo(Map.of(Stability.DETERMINISTIC, 2, Stability.UNKNOWN, 1));
        sampled.clear();
        assertThat(SuiteFigures.evidence(found(false), 7)).isNull();
    }

    @Test
    void a_suite_moved_together_only_if_its_gate_was_rejected() {
        sampled(3, List.of(NORTH));
        channel(ChannelName.MEANING, 0.001, 0.001);

        assertThat(SuiteFigures.movedTogether(found(true))).isTrue();
        assertThat(SuiteFigures.movedTogether(found(false))).isFalse();
        assertThat(SuiteFigures.movedTogether(null)).isFalse();
    }

    @Test
    void what_moved_together_are_the_channels_at_their_limit() {
        sampled(3, List.of(NORTH));
        channel(ChannelName.MEANING, 0.001, 0.001);
        channel(ChannelName.LENGTH, 0.001, LIMIT);
        channel(ChannelName.FORMAT, 0.001, LIMIT + 1e-9);
        channel(ChannelName.EACH_CASE, 0.001, 0.001);

        assertThat(SuiteFigures.moved(found(true))).containsExactly(Moved.LENGTH);
    }

    @Test
    void where_only_embeddings_moved_it_is_meaning_or_mere_wording_by_how_far() {
        channel(ChannelName.MEANING, 0.001, 0.001);
        sampled(3, List.of(NORTH));
        assertThat(SuiteFigures.moved(found(true))).containsExactly(Moved.MEANING);
        sampled.clear();
        sampled(3, List.of(CaseBuilder.features("nearly east", 0.95f, (float) Math.sqrt(1 - 0.95 * 0.95))));
        assertThat(SuiteFigures.moved(found(true))).containsExactly(Moved.WORDING);
    }

    @Test
    void cases_that_drifted_alone_say_what_moved_in_them() {
        exact.add(CaseBuilder.of("s", "exact")
                .exact(CaseBuilder.labelled("yes", 1, 0), CaseBuilder.labelled("no", 1, 0)));
        sampled(3, List.of(EAST));

        assertThat(SuiteFigures.moved(found(false))).containsExactly(Moved.LABEL);
    }
}
