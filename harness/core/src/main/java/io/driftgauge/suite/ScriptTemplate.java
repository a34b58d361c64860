package io.driftgauge.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Location;
import io.driftgauge.model.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A script before a case's values are filled in.
 *
 * @param steps empty for a case that asks once
 */
record ScriptTemplate(Script.Form form, List<StepTemplate> steps) {

    /** Asks once. */
    static final ScriptTemplate SINGLE = new ScriptTemplate(Script.Form.SINGLE, List.of());

    /** A step with its templates. */
    record StepTemplate(
            String id,
            List<PromptTemplate.Line> lines,
            @Nullable ModelSpec provider,
            Step.@Nullable Condition condition,
            AnswerRule answer,
            Location where) {}

    /**
     * Fills in.
     *
     * @param opening the messages that a conversation starts with
     */
    Script render(
            List<PromptTemplate.Line> opening,
            Tools tools,
            Map<String, ? extends @Nullable Object> vars,
            String place,
            Problems problems) {
        List<Step> rendered = new ArrayList<>();
        List<String> earlier = new ArrayList<>();
        for (StepTemplate step : steps) {
            String word = form == Script.Form.CONVERSATION ? "turn" : "step";
            String here = word + " '" + step.id() + "' of " + place;
            List<PromptTemplate.Line> lines = new ArrayList<>(rendered.isEmpty() ? opening : List.of());
            lines.addAll(step.lines());
            lines.forEach(l -> l.picture()
                    .ifPresent(at -> problems.error(
                            at, "a picture can't stand in " + here + " yet; only cases that ask once take some.")));
            List<Step.Line> bound = lines.stream()
                    .map(l -> new Step.Line(l.role(), l.content().bind(vars, here, earlier, problems)))
                    .toList();
            rendered.add(new Step(step.id(), bound, step.provider(), step.condition(), step.answer(), step.where()));
            earlier.add(step.id());
        }
        List<ToolResult> results = new ArrayList<>();
        for (Tools.Canned canned : tools.results()) {
            results.add(result(canned, vars, place, problems));
        }
        return new Script(form, rendered, tools.names(), results, tools.rounds());
    }

    private static ToolResult result(
            Tools.Canned canned, Map<String, ? extends @Nullable Object> vars, String place, Problems problems) {
        JsonNode arguments = canned.arguments() == null
                ? MissingNode.getInstance()
                : Json.node(AssertionTemplate.fill(canned.arguments(), vars, place, problems));
        Object result = AssertionTemplate.fill(canned.result(), vars, place, problems);
        return new ToolResult(canned.tool(), arguments, Values.text(result));
    }
}
