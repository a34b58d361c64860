package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Phrase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributionTests {

    private static StepFinding step(String id, StepFinding.State state, String words) {
        Set<Moved> moved = state == StepFinding.State.MOVED ? Set.of(Moved.LABEL) : Set.of();
        return new StepFinding(id, state, "was", "is", null, moved, Phrase.verbatim(words));
    }

    private static String sentence(String word, StepFinding... steps) {
        return new Attribution(word, List.of(steps)).sentence().toString();
    }

    @Test
    void names_the_first_step_that_moved_and_what_became_of_the_later_ones() {
        assertThat(sentence(
                        "step",
                        step("fetch", StepFinding.State.HELD, "as it was"),
                        step("classify", StepFinding.State.MOVED, "label: billing → shipping"),
                        step("answer", StepFinding.State.FOLLOWED, ""),
                        step("close", StepFinding.State.FOLLOWED, ""),
                        step("rate", StepFinding.State.MOVED, ""),
                        step("thank", StepFinding.State.UNTOLD, ""),
                        step("end", StepFinding.State.HELD, "")))
                .isEqualTo("step 2 of 7, 'classify', moved first (label: billing → shipping); 'rate' moved too; "
                        + "'answer', 'close' only followed; 'thank' can't be told");
    }

    @Test
    void what_came_before_the_first_that_moved_is_not_told() {
        assertThat(sentence(
                        "turn", step("1", StepFinding.State.UNTOLD, ""), step("2", StepFinding.State.MOVED, "shorter")))
                .isEqualTo("turn 2 of 2, '2', moved first (shorter)");
    }

    @Test
    void says_so_if_none_can_be_named() {
        Attribution attribution = new Attribution("turn", List.of(step("1", StepFinding.State.FOLLOWED, "")));

        assertThat(attribution.first()).isNull();
        assertThat(attribution.sentence()).hasToString("no single turn can be named");
        assertThat(sentence("step")).isEqualTo("no single step can be named");
    }

    @Test
    void a_drifted_case_says_first_which_step_moved_and_keeps_its_cause() {
        CaseResult drifted = drifted();
        Attribution steps = new Attribution("step", List.of(step("classify", StepFinding.State.MOVED, "label: a → b")));

        CaseResult told = drifted.withAttribution(steps);

        assertThat(told.verdict().summary()).isEqualTo("step 1 of 1, 'classify', moved first (label: a → b)");
        assertThat(told.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Drifted.class,
                        v -> assertThat(v.cause()).isEqualTo(((Verdict.Drifted) drifted.verdict()).cause()));
        assertThat(told.reasons()).isEqualTo(drifted.reasons());
        assertThat(told.attribution()).isEqualTo(steps);
    }

    @Test
    void a_drifted_case_of_which_no_step_can_be_named_keeps_its_words_and_adds_that() {
        CaseResult drifted = drifted();

        CaseResult told = drifted.withAttribution(new Attribution("step", List.of()));

        assertThat(told.verdict()).isEqualTo(drifted.verdict());
        assertThat(told.reasons()).endsWith("The steps: no single step can be named.");
    }

    @Test
    void a_stable_case_tells_its_steps_among_the_reasons() {
        CaseBuilder same =
                CaseBuilder.of("s", "c").exact(CaseBuilder.features("a", 1, 0), CaseBuilder.features("a", 1, 0));
        Attribution steps = new Attribution("step", List.of(step("one", StepFinding.State.MOVED, "shorter")));

        CaseResult told = Verdicts.of(same).cases().get(0).withAttribution(steps);

        assertThat(told.verdict().kind()).isEqualTo(VerdictKind.STABLE);
        assertThat(told.reasons()).containsExactly("The steps: step 1 of 1, 'one', moved first (shorter).");
    }

    private static CaseResult drifted() {
        CaseResult drifted = Verdicts.of(CaseBuilder.of("s", "c")
                        .exact(CaseBuilder.features("a", 1, 0), CaseBuilder.features("b", 0, 1)))
                .cases()
                .get(0);
        assertThat(drifted.verdict()).isInstanceOf(Verdict.Drifted.class);
        return drifted;
    }
}
