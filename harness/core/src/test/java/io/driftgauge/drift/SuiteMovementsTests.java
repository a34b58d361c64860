package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a suite, given which channels of its gate moved. */
class SuiteMovementsTests {

    private static final double LIMIT = 0.01;
    private static final Features PLAIN = CaseBuilder.features("plain", 1, 0);

    private final Map<ChannelName, ChannelFigures> channels = new EnumMap<>(ChannelName.class);
    private final List<CaseBuilder> cases = new ArrayList<>();

    private void add(List<Features> before, List<Features> now) {
        cases.add(CaseBuilder.of("s", "c" + cases.size()).before(before).now(now));
    }

    private void moved(ChannelName... names) {
        for (ChannelName name : names) {
            channels.put(name, new ChannelFigures(0.001, LIMIT, 0));
        }
    }

    private List<String> said(boolean rejected) {
        List<Comparison> comparisons =
                cases.stream().map(CaseBuilder::comparison).toList();
        List<SimilarityMatrix> matrices =
                comparisons.stream().map(SimilarityMatrix::of).toList();
        List<Measured> measured = new ArrayList<>();
        for (int c = 0; c < matrices.size(); c++) {
            measured.add(Measured.sampled(comparisons.get(c), matrices.get(c), CaseFigures.unsuspicious(0.1)));
        }
        SuiteTest test = new SuiteTest(
                new SuiteOnProvider("s", "tiny"),
                List.of(),
                measured,
                new GateFigures(0.001, 0.001, channels, 0.01),
                null,
                SuiteEffects.of(comparisons, matrices, Surfaces.of(comparisons)));
        return SuiteMovements.of(new SuiteFindings(test, LIMIT, rejected, LIMIT, List.of())).stream()
                .map(Object::toString)
                .toList();
    }

    private static Features label(String label) {
        return CaseBuilder.labelled(label, 1, 0);
    }

    private static Features with(boolean refusal, double passes) {
        return new Features("plain", null, "prose", List.of(), refusal, 1, List.of(), PLAIN.embedding(), passes);
    }

    @Test
    void labels_are_told_by_the_shares_that_changed_most() {
        add(List.of(label("yes"), label("maybe")), List.of(label("no"), label("maybe")));
        add(List.of(label("yes")), List.of(PLAIN));
        moved(ChannelName.LABEL);

        // yes 1/4 + 1/2 → 0, none 0 → 1/2, no 0 → 1/4, maybe as it was
        assertThat(said(true)).containsExactly("label yes 75% → 0%, (none) 0% → 50%");
        channels.clear();
        moved(ChannelName.SHARED_LABEL);
        assertThat(said(true)).containsExactly("label yes 75% → 0%, (none) 0% → 50%");
    }

    @Test
    void shares_that_changed_as_much_stand_in_the_order_of_their_names() {
        add(List.of(label("b")), List.of(label("a")));
        moved(ChannelName.LABEL);

        assertThat(said(true)).containsExactly("label a 0% → 100%, b 100% → 0%");
    }

    @Test
    void rates_are_told_in_points_with_their_sign() {
        add(List.of(with(false, 1)), List.of(with(true, 1), with(true, 0), with(false, 1), with(false, 1)));
        moved(ChannelName.REFUSAL, ChannelName.ASSERTIONS);

        assertThat(said(true))
                .containsExactly("+50 points of answers that decline", "-25 points of assertions that pass");
    }

    @Test
    void formats_are_told_like_labels() {
        add(List.of(PLAIN), List.of(CaseBuilder.shaped("plain", "list", 1, 0)));
        moved(ChannelName.FORMAT);
        assertThat(said(true)).containsExactly("format list 0% → 100%, prose 100% → 0%");
        channels.clear();
        moved(ChannelName.SHARED_FORMAT);
        assertThat(said(true)).containsExactly("format list 0% → 100%, prose 100% → 0%");
    }

    @Test
    void first_words_are_told_and_their_absence() {
        add(List.of(CaseBuilder.features("Sure, do", 1, 0)), List.of(CaseBuilder.features("", 1, 0)));
        moved(ChannelName.OPENING);

        assertThat(said(true))
                .singleElement()
                .asString()
                .startsWith("first word ")
                .contains("sure, 100% → 0%", "0% → 100%");
    }

    @Test
    void the_share_of_json_is_told() {
        add(List.of(PLAIN), List.of(CaseBuilder.shaped("{}", "json-object", 1, 0)));
        moved(ChannelName.JSON);

        assertThat(said(true)).containsExactly("+100 points of answers that are JSON");
    }

    @Test
    void style_is_told_if_style_or_length_moved() {
        for (int c = 0; c < 12; c++) {
            add(
                    List.of(CaseBuilder.features("one two three four five", 1, 0)),
                    List.of(CaseBuilder.features("one two", 1, 0)));
        }
        moved(ChannelName.STYLE);
        assertThat(said(true)).contains("answers 60% shorter in 12 of 12 cases");
        channels.clear();
        moved(ChannelName.LENGTH);
        assertThat(said(true)).contains("answers 60% shorter in 12 of 12 cases");
        channels.clear();
        assertThat(said(true)).isEmpty();
    }

    @Test
    void a_drop_and_answers_out_of_range_are_told_whatever_moved() {
        Features far = CaseBuilder.features("plain", 0, 1);
        add(List.of(PLAIN, PLAIN, PLAIN), List.of(far, far));

        assertThat(said(true))
                .containsExactly(
                        "similarity 1.000 lower than among the recorded answers",
                        "2 of 2 answers out of their baseline's range (1 expected)");
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_said_of_a_suite_whose_gate_holds_or_of_a_channel_above_its_limit(ChannelName name) {
        add(List.of(label("yes")), List.of(label("no")));
        moved(name);
        assertThat(said(false)).isEmpty();
        channels.put(name, new ChannelFigures(0.001, LIMIT + 1e-9, 0));
        assertThat(said(true)).isEmpty();
    }
}
