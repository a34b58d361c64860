package io.driftgauge.compare;

import io.driftgauge.baseline.StepSample;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.ToolArguments;
import io.driftgauge.model.ToolCall;
import io.driftgauge.model.Usage;
import io.driftgauge.model.Vector;
import io.driftgauge.replay.Answer;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.PromptCase;
import io.driftgauge.suite.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Features of answers. Those of a chain or conversation are its steps' put together: texts, labels and formats side by side,
 * facts and tool calls of all of them, and as embedding the mean of the steps', each a window of its own, so that a short
 * step weighs as much as a long one.
 */
final class AnswerFeatures {

    private static final String NOT_ASKED = "not asked";

    private final PromptCase promptCase;
    private final Assertions assertions;
    private final Map<String, Embedding> embeddings;

    AnswerFeatures(PromptCase promptCase, Map<String, Embedding> embeddings, Assertions assertions) {
        this.assertions = assertions;
        this.promptCase = promptCase;
        this.embeddings = embeddings;
    }

    /** The texts that must have an embedding. */
    static void addTexts(Collection<String> texts, String answer, List<StepSample> steps) {
        List<String> all = steps.isEmpty()
                ? List.of(answer)
                : steps.stream()
                        .map(s -> s instanceof StepSample.Asked asked ? asked.text() : "")
                        .toList();
        texts.addAll(all);
        all.forEach(text -> Structures.addTexts(texts, text));
    }

    /** Of an answer to a case that asks once. */
    Features of(String text, List<ToolCall> toolCalls, FinishReason finish) {
        return one(promptCase.answer(), text, toolCalls, finish, passing(text, toolCalls, finish));
    }

    /** The answers of which these are the steps, each step's in the order of the answers. */
    static List<Features> together(Map<String, List<Features>> byStep) {
        List<String> ids = List.copyOf(byStep.keySet());
        int size = byStep.values().iterator().next().size();
        List<Features> whole = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Map<String, Features> each = new HashMap<>();
            for (Map.Entry<String, List<Features>> step : byStep.entrySet()) {
                each.put(step.getKey(), step.getValue().get(i));
            }
            whole.add(together(ids, each));
        }
        return whole;
    }

    /** Those of one step. */
    Features of(StepSample step) {
        if (step instanceof StepSample.Asked asked) {
            return one(rule(step.step()), asked.text(), asked.toolCalls(), asked.finishReason(), 1);
        }
        return new Features("", null, NOT_ASKED, List.of(), false, 0, List.of(), embedding(""));
    }

    /** A step's own rule; the last one answers the case, so that the case's rule stands in for a missing one. */
    AnswerRule rule(String id) {
        List<Step> steps = promptCase.script().steps();
        int index = promptCase.script().indexOf(id);
        AnswerRule own = index < 0 ? promptCase.answer() : steps.get(index).answer();
        return own instanceof AnswerRule.Automatic && index == steps.size() - 1 ? promptCase.answer() : own;
    }

    /** Share of the case's assertions that the answer passes; recorded ones are held to them as new ones are. */
    private double passing(String text, List<ToolCall> toolCalls, FinishReason finish) {
        ChatResponse response = new ChatResponse(
                text,
                toolCalls,
                finish,
                Usage.NONE,
                List.of(),
                new ServedIdentity(null, null, null, null),
                Duration.ZERO);
        return assertions.passing(promptCase.assertions(), new Answer(0, response));
    }

    private Features one(AnswerRule rule, String text, List<ToolCall> toolCalls, FinishReason finish, double passes) {
        return new Features(
                text,
                AnswerParser.parse(rule, text),
                Formats.of(text),
                Facts.of(text),
                Refusals.isRefusal(text, finish),
                Words.count(text),
                toolCalls.stream().map(AnswerFeatures::call).toList(),
                embedding(text),
                passes);
    }

    private static Features together(List<String> ids, Map<String, Features> each) {
        List<Features> steps =
                ids.stream().map(id -> Objects.requireNonNull(each.get(id))).toList();
        List<String> facts = new ArrayList<>();
        List<String> tools = new ArrayList<>();
        steps.forEach(f -> {
            facts.addAll(f.facts());
            tools.addAll(f.tools());
        });
        facts.sort(null);
        return new Features(
                Objects.requireNonNullElse(joined(ids, each, AnswerFeatures::shown, "\n"), ""),
                joined(ids, each, Features::parsed, ", "),
                Objects.requireNonNullElse(joined(ids, each, Features::format, ", "), ""),
                facts,
                steps.stream().anyMatch(Features::refusal),
                steps.stream().mapToInt(Features::words).sum(),
                tools,
                mean(steps.stream().map(Features::embedding).toList()));
    }

    private static String shown(Features step) {
        return step.format().equals(NOT_ASKED) ? "(" + NOT_ASKED + ")" : step.text();
    }

    private static @Nullable String joined(
            List<String> ids, Map<String, Features> each, Function<Features, @Nullable String> value, String between) {
        String all = ids.stream()
                .filter(id -> value.apply(Objects.requireNonNull(each.get(id))) != null)
                .map(id -> id + ": " + value.apply(Objects.requireNonNull(each.get(id))))
                .collect(Collectors.joining(between));
        return all.isEmpty() ? null : all;
    }

    private static Embedding mean(List<Embedding> steps) {
        float[] sum = new float[steps.get(0).mean().dimension()];
        for (Embedding step : steps) {
            float[] values = step.mean().toArray();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }
        Vector mean;
        try {
            mean = Vector.normalised(sum);
        } catch (IllegalArgumentException cancelledOut) {
            mean = steps.get(0).mean();
        }
        return new Embedding(mean, steps.stream().map(Embedding::mean).toList());
    }

    /** {@code weather({"city":"Oslo"})}: arguments as values, so that their writing does not count. */
    static String call(ToolCall call) {
        return call.name() + "(" + ToolArguments.of(call) + ")";
    }

    private Embedding embedding(String text) {
        return Objects.requireNonNull(embeddings.get(text), "A text was not embedded.");
    }
}
