package io.driftgauge.compare;

import static io.driftgauge.compare.Checks.WHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.base.Json;
import io.driftgauge.baseline.StepSample;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.Role;
import io.driftgauge.model.ToolCall;
import io.driftgauge.model.Vector;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.DriftPolicy;
import io.driftgauge.suite.PromptCase;
import io.driftgauge.suite.Script;
import io.driftgauge.suite.Step;
import io.driftgauge.suite.StepText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerFeaturesTests {

    private static final AnswerRule YES_NO = new AnswerRule.Labels(List.of("yes", "no"));
    private static final AnswerRule AUTOMATIC = new AnswerRule.Automatic();

    @Test
    void an_answer_of_steps_is_its_steps_side_by_side() {
        Features whole =
                together(asked("extract", "{\"days\": 30}"), asked("reply", "You do not have to pay; 5 days left."));

        assertThat(whole.text()).isEqualTo("extract: {\"days\": 30}\nreply: You do not have to pay; 5 days left.");
        assertThat(whole.parsed()).isEqualTo("extract: {\"days\":30}");
        assertThat(whole.format()).isEqualTo("extract: json-object, reply: prose");
        assertThat(whole.facts()).contains("30", "5 days").isSorted();
        assertThat(whole.words()).isEqualTo(11);
        assertThat(whole.refusal()).isFalse();
    }

    @Test
    void an_answer_of_steps_refuses_if_one_of_them_does() {
        assertThat(together(asked("a", "Fine."), asked("b", "I'm sorry, but I can't help with that."))
                        .refusal())
                .isTrue();
    }

    @Test
    void an_answer_of_steps_calls_the_tools_of_all_in_order() {
        Features whole = together(
                new StepSample.Asked(
                        "a", "", List.of(new ToolCall(null, "find", "{\"n\":1}")), FinishReason.TOOL_CALLS),
                new StepSample.Asked(
                        "b", "", List.of(new ToolCall(null, "book", "{ \"n\" : 2 }")), FinishReason.TOOL_CALLS));

        assertThat(whole.tools()).containsExactly("find({\"n\":1})", "book({\"n\":2})");
    }

    @Test
    void a_step_that_was_not_asked_is_said_and_refuses_nothing() {
        Features whole = together(asked("a", "Fine."), new StepSample.NotAsked("b"));

        assertThat(whole.text()).isEqualTo("a: Fine.\nb: (not asked)");
        assertThat(whole.format()).isEqualTo("a: prose, b: not asked");
        assertThat(whole.parsed()).isEqualTo("a: fine");
        assertThat(whole.words()).isEqualTo(1);
        assertThat(whole.refusal()).isFalse();
    }

    @Test
    void an_answer_of_steps_has_no_parsed_answer_if_no_step_has() {
        assertThat(together(asked("a", "It depends on you."), asked("b", "And on me."))
                        .parsed())
                .isNull();
    }

    @Test
    void a_short_step_weighs_as_much_as_a_long_one() {
        Embedding whole =
                together(asked("a", "stars"), asked("b", "moon ".repeat(60))).embedding();
        double short_ = whole.mean().cosine(HashingEmbedder.embedding("stars").mean());
        double long_ = whole.mean().cosine(HashingEmbedder.embedding("moon").mean());

        assertThat(short_).isEqualTo(long_, within(0.01));
        assertThat(whole.windows()).hasSize(2);
    }

    @Test
    void steps_that_cancel_each_other_out_are_embedded_as_the_first() {
        Embedding up = embedding(1);
        Embedding down = embedding(-1);
        Map<String, List<Features>> steps = new LinkedHashMap<>();
        steps.put("a", List.of(features(up)));
        steps.put("b", List.of(features(down)));

        assertThat(AnswerFeatures.together(steps).get(0).embedding().mean()).isEqualTo(up.mean());
    }

    @Test
    void answers_of_steps_stay_in_order() {
        Map<String, List<Features>> steps = new LinkedHashMap<>();
        steps.put("a", List.of(features("one"), features("two")));
        steps.put("b", List.of(features("uno"), features("due")));

        assertThat(AnswerFeatures.together(steps))
                .extracting(Features::text)
                .containsExactly("a: one\nb: uno", "a: two\nb: due");
    }

    @Test
    void only_the_last_step_without_a_rule_is_read_by_the_cases_own() {
        AnswerFeatures two = of(YES_NO, step("a", AUTOMATIC), step("b", AUTOMATIC));
        AnswerRule mine = new AnswerRule.Labels(List.of("x"));

        assertThat(two.rule("a")).isEqualTo(AUTOMATIC);
        assertThat(two.rule("b")).isEqualTo(YES_NO);
        assertThat(two.rule("unknown")).isEqualTo(YES_NO);
        assertThat(of(YES_NO, step("a", AUTOMATIC), step("b", mine)).rule("b")).isEqualTo(mine);
        assertThat(of(YES_NO, step("a", mine), step("b", mine)).rule("a")).isEqualTo(mine);
    }

    @Test
    void an_answer_is_held_to_the_assertions_on_its_text() {
        Assertion days = Checks.assertion(AssertionType.ICONTAINS, Json.node("days"), null);
        Assertion money = Checks.assertion(AssertionType.CONTAINS, Json.node("money"), null);
        Assertion quick = Checks.assertion(AssertionType.LATENCY, Json.node(null), 1.0);
        PromptCase asserted = promptCase(AUTOMATIC, List.of(days, money, quick), Script.PLAIN);

        assertThat(of(asserted, "30 Days")
                        .of("30 Days", List.of(), FinishReason.STOP)
                        .passes())
                .isEqualTo(0.5);
        assertThat(of(promptCase(AUTOMATIC, List.of(quick), Script.PLAIN), "x")
                        .of("x", List.of(), FinishReason.STOP)
                        .passes())
                .isEqualTo(1);
    }

    @Test
    void the_texts_of_all_steps_are_embedded_and_nothing_else() {
        List<String> texts = new ArrayList<>();
        AnswerFeatures.addTexts(texts, "the last", List.of(asked("a", "first"), new StepSample.NotAsked("b")));
        assertThat(texts).containsExactly("first", "");

        texts.clear();
        AnswerFeatures.addTexts(texts, "plain", List.of());
        assertThat(texts).containsExactly("plain");
    }

    private static StepSample.Asked asked(String step, String text) {
        return new StepSample.Asked(step, text, List.of(), FinishReason.STOP);
    }

    private static Features together(StepSample... steps) {
        Script script = script(
                List.of(steps).stream().map(s -> step(s.step(), AUTOMATIC)).toArray(Step[]::new));
        List<String> texts = new ArrayList<>();
        AnswerFeatures.addTexts(texts, "", List.of(steps));
        AnswerFeatures features = of(promptCase(AUTOMATIC, List.of(), script), texts.toArray(String[]::new));
        Map<String, List<Features>> byStep = new LinkedHashMap<>();
        for (StepSample step : steps) {
            byStep.put(step.step(), List.of(features.of(step)));
        }
        return AnswerFeatures.together(byStep).get(0);
    }

    private static AnswerFeatures of(AnswerRule rule, Step... steps) {
        return of(promptCase(rule, List.of(), script(steps)));
    }

    private static AnswerFeatures of(PromptCase promptCase, String... texts) {
        Map<String, Embedding> embeddings = new HashMap<>();
        for (String text : texts) {
            embeddings.put(text, HashingEmbedder.embedding(text));
        }
        return new AnswerFeatures(
                promptCase,
                embeddings,
                new Assertions(Checks.replay("tiny", Map.of(), List.of()), embeddings, Grades.NONE));
    }

    private static Step step(String id, AnswerRule rule) {
        return new Step(
                id,
                List.of(new Step.Line(Role.USER, new StepText(List.of(new StepText.Known("Ask " + id))))),
                null,
                null,
                rule,
                WHERE);
    }

    private static Script script(Step... steps) {
        return new Script(Script.Form.CHAIN, List.of(steps), Set.of(), List.of(), Script.DEFAULT_ROUNDS);
    }

    private static PromptCase promptCase(AnswerRule rule, List<Assertion> assertions, Script script) {
        return new PromptCase(
                new CaseKey("suite", "case"),
                "case",
                List.of(),
                null,
                Map.of(),
                List.of(),
                Map.of(),
                1,
                assertions,
                rule,
                1,
                DriftPolicy.DEFAULT,
                false,
                WHERE,
                null,
                script);
    }

    private static Features features(String text) {
        return new Features(text, null, "prose", List.of(), false, 1, List.of(), HashingEmbedder.embedding(text));
    }

    private static Features features(Embedding embedding) {
        return new Features("x", null, "prose", List.of(), false, 1, List.of(), embedding);
    }

    private static Embedding embedding(float value) {
        Vector vector = Vector.normalised(new float[] {value, 0});
        return new Embedding(vector, List.of(vector));
    }
}
