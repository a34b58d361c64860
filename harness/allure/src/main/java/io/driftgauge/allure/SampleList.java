package io.driftgauge.allure;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.Sample;
import io.driftgauge.baseline.Session;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.model.ToolCall;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.StepAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every answer of both sides, whole, each different one once with how often it came; folded away. */
final class SampleList {

    private final Wording wording;

    private SampleList(Wording wording) {
        this.wording = wording;
    }

    /** None if there is no answer at all. */
    static List<Html> of(CaseResult result, Wording wording) {
        Comparison comparison = result.comparison();
        return new SampleList(wording).list(comparison == null ? null : comparison.baseline(), result);
    }

    private List<Html> list(@Nullable Baseline baseline, CaseResult result) {
        List<Answer> answers = result.replay().answers();
        int stored = baseline == null ? 0 : baseline.samples().size();
        if (answers.isEmpty() && stored == 0) {
            return List.of();
        }
        Html details = Html.of("details")
                .with("class", "dg-samples")
                .add(Html.of("summary", wording.say("page.samples", stored, answers.size())));
        if (!answers.isEmpty()) {
            details.add(Html.of("h3", wording.say("page.now")));
            now(answers, details);
        }
        if (baseline != null) {
            details.add(Html.of("h3", wording.say("page.baseline")));
            baseline.sessions().forEach(session -> before(session, details));
        }
        return List.of(details);
    }

    private void now(List<Answer> answers, Html details) {
        Map<List<Object>, List<String>> samples = new LinkedHashMap<>();
        answers.forEach(
                a -> samples.computeIfAbsent(List.of(a.text(), a.toolCalls(), a.steps()), k -> new ArrayList<>())
                        .add(Integer.toString(a.sample() + 1)));
        Map<List<Object>, Answer> first = new LinkedHashMap<>();
        answers.forEach(a -> first.putIfAbsent(List.of(a.text(), a.toolCalls(), a.steps()), a));
        first.forEach((key, answer) -> {
            String numbers = String.join(", ", samples.getOrDefault(key, List.of()));
            String title = wording.say("page.sample", wording.say("page.of", numbers, answers.size()));
            answer.steps().forEach(step -> step(title, step, details));
            if (answer.steps().isEmpty()) {
                entry(title, answer.text(), answer.response().toolCalls(), details);
            }
            if (answer.flaw() != null) {
                details.add(Html.of("pre", wording.say(answer.flaw())));
            }
        });
    }

    private void step(String title, StepAnswer step, Html details) {
        String name = title + " · " + step.step();
        if (step instanceof StepAnswer.Asked asked) {
            entry(name, asked.response().text(), asked.response().toolCalls(), details);
        } else if (step instanceof StepAnswer.NotAsked not) {
            entry(name, not.why(), List.of(), details);
        }
    }

    private void before(Session session, Html details) {
        int total = session.samples().stream().mapToInt(Sample::count).sum();
        for (Sample sample : session.samples()) {
            String title = wording.say("page.session", session.id(), session.date()) + ": "
                    + wording.say("page.of", sample.count(), total);
            entry(title, sample.text(), sample.toolCalls(), details);
        }
    }

    private void entry(String title, String text, List<ToolCall> calls, Html details) {
        details.add(Html.of("div", title).with("class", "dg-count"));
        if (!text.isEmpty() || calls.isEmpty()) {
            details.add(Html.of("pre", text.isEmpty() ? wording.say("page.empty") : text));
        }
        calls.forEach(call -> details.add(Html.of("pre", "→ " + call.name() + " " + call.arguments())));
    }
}
