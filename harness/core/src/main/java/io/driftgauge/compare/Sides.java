package io.driftgauge.compare;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.Sample;
import io.driftgauge.baseline.Session;
import io.driftgauge.baseline.StepSample;
import io.driftgauge.replay.Answer;
import io.driftgauge.suite.AnswerRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of both sides of a case: the baseline's answers, repeated as often as they came, oldest session first, and this
 * run's; whole and by step.
 */
final class Sides {

    private final AnswerFeatures features;
    private final Structures structures;
    private final List<Integer> sessions = new ArrayList<>();
    private final List<Features> all = new ArrayList<>();
    private final Map<String, List<Features>> byStep = new LinkedHashMap<>();

    Sides(AnswerFeatures features, Structures structures) {
        this.features = features;
        this.structures = structures;
    }

    void add(Baseline baseline, List<Answer> answers) {
        for (Session session : baseline.sessions()) {
            for (Sample sample : session.samples()) {
                for (int i = 0; i < sample.count(); i++) {
                    sessions.add(session.id());
                    if (sample.steps().isEmpty()) {
                        all.add(features.of(sample.text(), sample.toolCalls(), sample.finishReason()));
                    }
                    addSteps(sample.steps());
                }
            }
        }
        for (Answer answer : answers) {
            if (answer.steps().isEmpty()) {
                all.add(features.of(
                        answer.text(), answer.toolCalls(), answer.response().finishReason()));
            }
            addSteps(StepSample.of(answer.steps()));
        }
        byStep.replaceAll((step, them) -> guarded(features.rule(step), them));
        List<Features> whole =
                List.copyOf(byStep.isEmpty() ? guarded(features.rule(""), all) : AnswerFeatures.together(byStep));
        all.clear();
        all.addAll(whole);
    }

    private List<Features> guarded(AnswerRule rule, List<Features> them) {
        return FactGuard.guarded(structures.refined(rule, them));
    }

    private void addSteps(List<StepSample> steps) {
        for (StepSample step : steps) {
            byStep.computeIfAbsent(step.step(), s -> new ArrayList<>()).add(features.of(step));
        }
    }

    List<Features> before() {
        return all.subList(0, sessions.size());
    }

    List<Integer> sessions() {
        return sessions;
    }

    List<Features> now() {
        return all.subList(sessions.size(), all.size());
    }

    List<StepComparison> steps() {
        List<StepComparison> steps = new ArrayList<>();
        byStep.forEach((step, them) -> steps.add(new StepComparison(
                step, them.subList(0, sessions.size()), them.subList(sessions.size(), them.size()))));
        return steps;
    }
}
