package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Features;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MovementsTests {

    private static final Features PLAIN = CaseBuilder.features("plain answer", 1, 0);

    private static String said(Moved what, List<Features> before, List<Features> now) {
        return Movements.of(
                        List.of(what),
                        CaseBuilder.of("s", "c").before(before).now(now).comparison())
                .get(0)
                .toString();
    }

    private static Features with(boolean refusal, List<String> tools, double passes) {
        return new Features(
                PLAIN.text(), null, PLAIN.format(), List.of(), refusal, 2, tools, PLAIN.embedding(), passes);
    }

    @Test
    void the_label_that_lost_most_stands_before_the_one_that_gained_most() {
        Features yes = CaseBuilder.labelled("yes", 1, 0);
        Features no = CaseBuilder.labelled("no", 1, 0);
        Features maybe = CaseBuilder.labelled("maybe", 1, 0);

        // yes 3/4 → 0, maybe 1/4 → 1/2, no 0 → 1/2
        assertThat(said(Moved.LABEL, List.of(yes, yes, yes, maybe), List.of(no, maybe)))
                .isEqualTo("label: yes → no");
    }

    @Test
    void an_answer_that_no_longer_parses_has_no_label() {
        assertThat(said(Moved.LABEL, List.of(CaseBuilder.labelled("yes", 1, 0)), List.of(PLAIN)))
                .isEqualTo("label: yes → (none)");
    }

    @Test
    void shares_count_and_not_how_many_answers_a_side_has() {
        Features list = CaseBuilder.shaped("- a", "list", 1, 0);

        // prose 1/1 → 2/4: though there are more of them now, prose is what became rarer
        assertThat(said(Moved.FORMAT, List.of(PLAIN), List.of(PLAIN, PLAIN, list, list)))
                .isEqualTo("format: prose → list");
    }

    @Test
    void what_is_the_same_on_both_sides_differs_in_other_details() {
        assertThat(said(Moved.FORMAT, List.of(PLAIN), List.of(PLAIN))).isEqualTo("format: other details");
    }

    @Test
    void facts_that_went_stand_before_those_that_came_the_most_frequent_first_and_three_at_most() {
        Features before = CaseBuilder.stating("x", List.of("1 day", "2 days", "3 days", "4 days", "kept"), 1, 0);
        Features rarer = CaseBuilder.stating("x", List.of("4 days", "kept"), 1, 0);
        Features now = CaseBuilder.stating("y", List.of("9 days", "kept"), 1, 0);

        assertThat(said(Moved.FACTS, List.of(before, rarer), List.of(now, now)))
                .isEqualTo("facts: 4 days, 1 day, 2 days → 9 days");
    }

    @Test
    void facts_that_only_went_leave_none() {
        Features before = CaseBuilder.stating("x", List.of("30 days", "kept"), 1, 0);
        Features now = CaseBuilder.stating("x", List.of("kept"), 1, 0);

        assertThat(said(Moved.FACTS, List.of(before, before, before), List.of(now)))
                .isEqualTo("facts: 30 days → (none)");
        assertThat(said(Moved.FACTS, List.of(now), List.of(before, before, before)))
                .isEqualTo("facts: (none) → 30 days");
    }

    @Test
    void refusals_are_counted_on_both_sides() {
        Features declines = with(true, List.of(), 1);

        assertThat(said(Moved.REFUSAL, List.of(declines, PLAIN, PLAIN), List.of(declines, declines)))
                .isEqualTo("refusal: declined 1 of 3, now 2 of 2");
    }

    @Test
    void the_length_is_the_middle_one_of_each_side() {
        Features longest = CaseBuilder.features("w ".repeat(90), 1, 0);
        Features word = CaseBuilder.features("w", 1, 0);

        assertThat(said(Moved.LENGTH, List.of(PLAIN, PLAIN, longest), List.of(word, longest, word)))
                .isEqualTo("length: 2 → 1 word");
        assertThat(said(Moved.LENGTH, List.of(word), List.of(longest))).isEqualTo("length: 1 → 90 words");
    }

    @Test
    void the_share_of_assertions_that_pass_is_a_mean() {
        assertThat(said(
                        Moved.ASSERTIONS,
                        List.of(with(false, List.of(), 1), with(false, List.of(), 0.5)),
                        List.of(with(false, List.of(), 0.5), with(false, List.of(), 0))))
                .isEqualTo("assertions: 75% pass → 25%");
    }

    @Test
    void tools_are_named_in_the_order_of_their_calls() {
        assertThat(said(
                        Moved.TOOL_CALLS,
                        List.of(with(false, List.of("search", "order"), 1)),
                        List.of(with(false, List.of(), 1))))
                .isEqualTo("tool calls: search, order → (none)");
    }

    @ParameterizedTest
    @EnumSource
    void every_movement_has_words_of_its_own_that_begin_with_its_name(Moved what) {
        assertThat(said(what, List.of(PLAIN), List.of(PLAIN)))
                .startsWith(what.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": ");
    }

    @Test
    void movements_keep_the_order_they_are_given_in() {
        assertThat(Movements.of(
                        List.of(Moved.MEANING, Moved.STYLE, Moved.WORDING),
                        CaseBuilder.of("s", "c").exact(PLAIN, PLAIN).comparison()))
                .extracting(Object::toString)
                .containsExactly(
                        "meaning: the answers say something else",
                        "style: written differently",
                        "wording: about the same in other words");
    }
}
