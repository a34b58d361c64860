package io.driftgauge.baseline;

import io.driftgauge.model.ModelSpec;
import io.driftgauge.replay.GenerationParameters;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.PromptCase;
import io.driftgauge.suite.Script;
import io.driftgauge.suite.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a script asks, part by part, to be hashed: all that can change what is sent, and nothing else. */
final class ScriptHash {

    private ScriptHash() {}

    /** Parts by the names that people are told; empty for a case that asks once. */
    static SortedMap<String, Object> parts(PromptCase promptCase) {
        Script script = promptCase.script();
        TreeMap<String, Object> parts = new TreeMap<>();
        if (script.isPlain()) {
            return parts;
        }
        if (!script.steps().isEmpty()) {
            List<String> order = new ArrayList<>();
            order.add(script.form().name().toLowerCase(Locale.ROOT));
            for (Step step : script.steps()) {
                order.add(step.id());
                parts.put("the " + script.word() + " '" + step.id() + "'", step(step, promptCase));
            }
            parts.put("the order of the " + script.word() + "s", order);
        }
        if (!script.toolResults().isEmpty()) {
            List<Object> results = new ArrayList<>();
            script.toolResults()
                    .forEach(r -> results.add(List.of(r.tool(), r.arguments().toString(), r.result())));
            parts.put("tool_results", results);
            parts.put("maxRounds", script.maxRounds());
        }
        return parts;
    }

    private static Map<String, Object> step(Step step, PromptCase promptCase) {
        Map<String, Object> part = new LinkedHashMap<>();
        List<Object> lines = new ArrayList<>();
        step.lines()
                .forEach(l -> lines.add(List.of(
                        l.role().name().toLowerCase(Locale.ROOT), l.text().toString())));
        part.put("messages", lines);
        part.put("answer", rule(step.answer()));
        ModelSpec provider = step.provider();
        if (provider != null) {
            // The label, not the id: another model under a label is a change of the model, not of the question.
            part.put("provider", provider.label());
            part.put("parameters", GenerationParameters.of(promptCase, provider));
        }
        if (step.condition() != null) {
            part.put("condition", step.condition().toString());
        }
        return part;
    }

    private static String rule(AnswerRule rule) {
        return rule instanceof AnswerRule.Regex regex ? regex.pattern().pattern() : rule.toString();
    }
}
