package io.driftgauge.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.compare.Change;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.Attribution;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.StepFinding;

/** The part of a case in {@code drift.json} that says which step moved, and what differs in words. */
final class StepsJson {

    private StepsJson() {}

    /** Adds {@code firstMoved}, {@code steps} and {@code changes}. */
    static void put(ObjectNode node, CaseResult result) {
        Attribution attribution = result.attribution();
        StepFinding first = attribution == null ? null : attribution.first();
        node.put("firstMoved", first == null ? null : first.step());
        ArrayNode steps = node.putArray("steps");
        if (attribution != null) {
            attribution.steps().forEach(s -> step(steps.addObject(), s));
        }
        ArrayNode changes = node.putArray("changes");
        Comparison comparison = result.comparison();
        if (comparison != null) {
            comparison.changes().forEach(c -> change(changes.addObject(), c));
        }
    }

    private static void step(ObjectNode node, StepFinding step) {
        node.put("step", step.step())
                .put("state", DriftJson.lower(step.state()))
                .put("was", step.was())
                .put("is", step.is())
                .put("onBaseline", step.onBaseline());
        ArrayNode moved = node.putArray("moved");
        step.moved().forEach(m -> moved.add(DriftJson.lower(m)));
        node.put("words", step.words().toString());
    }

    private static void change(ObjectNode node, Change change) {
        node.put("aspect", DriftJson.lower(change.aspect()))
                .put("step", change.step())
                .put("kind", change.kind())
                .put("path", change.path())
                .put("was", change.was())
                .put("is", change.is())
                .put("words", change.words());
    }
}
