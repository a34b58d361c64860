package io.driftgauge.compare;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.Sample;
import io.driftgauge.baseline.Session;
import io.driftgauge.baseline.StepSample;
import io.driftgauge.replay.Answer;
import io.driftgauge.suite.PromptCase;
import io.driftgauge.suite.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the features of both sides of a case: the baseline's answers and this run's, whole and by step. */
final class Sides {

    private final AnswerFeatures features;
    private final List<Features> before = new ArrayList<>();
    private final List<Integer> sessions = new ArrayList<>();
    private final List<Features> now = new ArrayList<>();
    private final Map<String, List<Features>> stepsBefore = new LinkedHashMap<>();
    private final Map<String, List<Features>> stepsNow = new LinkedHashMap<>();

    Sides(AnswerFeatures features, PromptCase promptCase) {
        this.features = features;
        for (Step step : promptCase.script().steps()) {
            stepsBefore.put(step.id(), new ArrayList<>());
            stepsNow.put(step.id(), new ArrayList<>());
        }
    }

    /** All recorded answers, repeated as often as they came, oldest session first. */
    void add(Baseline baseline) {
        for (Session session : baseline.sessions()) {
            for (Sample sample : session.samples()) {
                Features whole = features.of(sample.text(), sample.toolCalls(), sample.finishReason(), sample.steps());
                for (int i = 0; i < sample.count(); i++) {
                    before.add(whole);
                    sessions.add(session.id());
                    addSteps(sample.steps(), stepsBefore);
                }
            }
        }
    }

    /** This run's answers. */
    void add(List<Answer> answers) {
        for (Answer answer : answers) {
            List<StepSample> steps = StepSample.of(answer.steps());
            now.add(features.of(
                    answer.text(), answer.toolCalls(), answer.response().finishReason(), steps));
            addSteps(steps, stepsNow);
        }
    }

    private void addSteps(List<StepSample> steps, Map<String, List<Features>> side) {
        for (StepSample step : steps) {
            side.computeIfAbsent(step.step(), s -> new ArrayList<>()).add(features.of(step));
        }
    }

    List<Features> before() {
        return before;
    }

    List<Integer> sessions() {
        return sessions;
    }

    List<Features> now() {
        return now;
    }

    /** Empty unless both sides have answers with steps. */
    List<StepComparison> steps() {
        if (before.isEmpty() || now.isEmpty()) {
            return List.of();
        }
        List<StepComparison> steps = new ArrayList<>();
        stepsBefore.forEach((step, recorded) ->
                steps.add(new StepComparison(step, recorded, stepsNow.getOrDefault(step, List.of()))));
        return steps;
    }
}
