package io.driftgauge.run;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.RequestHash;
import io.driftgauge.baseline.Sample;
import io.driftgauge.baseline.Session;
import io.driftgauge.baseline.StepSample;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.replay.ReplayTarget;
import io.driftgauge.replay.StepAnswer;
import io.driftgauge.replay.StepInputs;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.PromptCase;
import io.driftgauge.suite.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A chain that moved, taken apart into its steps: each a case of its own, in the run and on the baseline's inputs. */
final class ChainParts {

    private final CaseReplay replay;
    private final PromptCase promptCase;
    private final Baseline baseline;
    private final Map<String, Question> questions = new LinkedHashMap<>();

    /** A step that is asked once more. */
    static final class Question {

        private final ReplayTarget target;
        private @Nullable CaseReplay answers;

        Question(ReplayTarget target) {
            this.target = target;
        }

        ReplayTarget target() {
            return target;
        }

        void answered(CaseReplay came) {
            answers = came;
        }
    }

    /** A step's answers beside its baseline. */
    record Part(CaseReplay replay, Baseline baseline) {}

    /**
     * Of a case that was compared.
     *
     * @param seed the run's
     */
    ChainParts(CaseResult result, long seed) {
        this.replay = result.replay();
        this.promptCase = replay.promptCase();
        Baseline whole = Objects.requireNonNull(
                Objects.requireNonNull(result.comparison()).baseline());
        boolean exact = result.evidence() != null && result.evidence().exact();
        this.baseline = exact ? NearestVariant.of(whole, replay.answers()) : whole;
        for (Step step : promptCase.script().steps()) {
            if (!inputsHeld(step)) {
                List<Map<String, String>> inputs = inputs(step);
                if (!inputs.isEmpty()) {
                    questions.put(
                            step.id(),
                            new Question(new ReplayTarget(
                                    promptCase, replay.provider(), seed, new StepInputs(step.id(), inputs))));
                }
            }
        }
    }

    List<Question> questions() {
        return List.copyOf(questions.values());
    }

    /** As many answers of a step as the run has of the case. */
    int wanted() {
        return replay.answers().size();
    }

    String word() {
        return promptCase.script().word();
    }

    List<Step> steps() {
        return promptCase.script().steps();
    }

    /** The key of a step's own case. */
    ReplayKey key(Step step, boolean onBaseline) {
        String suite = promptCase.key() + (onBaseline ? "" : " in the run");
        return new ReplayKey(new CaseKey(suite, step.id()), provider(step).label());
    }

    /** The steps that were asked in the baseline, with what they answer now on its inputs. */
    List<Part> onBaseline() {
        List<Part> parts = new ArrayList<>();
        for (Step step : steps()) {
            Question question = questions.get(step.id());
            List<Answer> answers;
            if (question != null) {
                answers = question.answers == null ? List.of() : question.answers.answers();
            } else {
                answers = inputsHeld(step) ? answersInRun(step) : List.of();
            }
            if (!answers.isEmpty() && wasAsked(step)) {
                parts.add(part(step, answers, true));
            }
        }
        return parts;
    }

    /** All steps as they answered in the run, on its own inputs. */
    List<Part> inRun() {
        return steps().stream()
                .map(step -> part(step, answersInRun(step), false))
                .filter(p -> !p.replay().answers().isEmpty())
                .toList();
    }

    /** A recorded answer of the step; null if it was not asked. */
    @Nullable String was(Step step) {
        return baseline.samples().stream()
                .flatMap(s -> s.steps().stream())
                .filter(s -> s.step().equals(step.id()) && s instanceof StepSample.Asked)
                .map(s -> ((StepSample.Asked) s).text())
                .findFirst()
                .orElse(null);
    }

    /** An answer of the run, one that was never recorded if there is any; null if it was not asked. */
    @Nullable String is(Step step) {
        List<String> texts = replay.answers().stream()
                .flatMap(a -> a.steps().stream())
                .filter(s -> s.step().equals(step.id()) && s instanceof StepAnswer.Asked)
                .map(s -> ((StepAnswer.Asked) s).response().text())
                .toList();
        return texts.stream().filter(t -> !recorded(step, t)).findFirst().orElse(texts.isEmpty() ? null : texts.get(0));
    }

    /** An answer on the baseline's inputs; null if there is none. */
    @Nullable String onBaseline(Step step) {
        Question question = questions.get(step.id());
        if (question == null
                || question.answers == null
                || question.answers.answers().isEmpty()) {
            return inputsHeld(step) ? is(step) : null;
        }
        return question.answers.answers().get(0).text();
    }

    boolean wasAsked(Step step) {
        return was(step) != null;
    }

    private boolean recorded(Step step, String text) {
        return baseline.samples().stream()
                .flatMap(s -> s.steps().stream())
                .anyMatch(s -> s.step().equals(step.id())
                        && s instanceof StepSample.Asked asked
                        && asked.text().equals(text));
    }

    /** True if the step had in the run what it had in the baseline: it is the first, or all before it are as recorded. */
    private boolean inputsHeld(Step step) {
        int index = promptCase.script().indexOf(step.id());
        return index == 0
                || (baseline.samples().size() == 1
                        && replay.answers().stream()
                                .allMatch(a -> StepSample.of(a.steps())
                                        .subList(0, index)
                                        .equals(baseline.samples()
                                                .get(0)
                                                .steps()
                                                .subList(0, index))));
    }

    /** What the earlier steps answered, of each recorded answer in which the step was asked. */
    private List<Map<String, String>> inputs(Step step) {
        List<Map<String, String>> inputs = new ArrayList<>();
        for (Sample sample : baseline.samples()) {
            Map<String, String> texts = new HashMap<>();
            for (StepSample earlier : sample.steps()) {
                if (earlier instanceof StepSample.Asked asked) {
                    texts.put(asked.step(), asked.text());
                }
            }
            if (texts.containsKey(step.id())) {
                inputs.add(texts);
            }
        }
        return inputs;
    }

    private List<Answer> answersInRun(Step step) {
        List<Answer> answers = new ArrayList<>();
        for (Answer answer : replay.answers()) {
            for (StepAnswer one : answer.steps()) {
                if (one.step().equals(step.id()) && one instanceof StepAnswer.Asked asked) {
                    answers.add(new Answer(answer.sample(), asked.response()));
                }
            }
        }
        return answers;
    }

    private Part part(Step step, List<Answer> answers, boolean onBaseline) {
        PromptCase own = promptCase.ofStep(step, key(step, onBaseline).caseKey());
        ModelSpec provider = provider(step);
        List<Session> sessions = new ArrayList<>();
        for (Session session : baseline.sessions()) {
            List<Sample> samples = session.samples().stream()
                    .flatMap(s -> s.steps().stream()
                            .filter(x -> x.step().equals(step.id()) && x instanceof StepSample.Asked)
                            .map(x -> (StepSample.Asked) x)
                            .map(x -> new Sample(x.text(), null, x.toolCalls(), x.finishReason(), s.count())))
                    .toList();
            if (!samples.isEmpty()) {
                sessions.add(
                        new Session(session.id(), session.date(), session.served(), session.environment(), samples));
            }
        }
        CaseReplay alone = new CaseReplay(
                own,
                provider,
                sessions.isEmpty() ? List.of() : answers,
                null,
                null,
                replay.deterministic(),
                0,
                Duration.ZERO,
                replay.environment());
        return new Part(
                alone, new Baseline(alone.key(), baseline.providerId(), RequestHash.of(own, provider), sessions));
    }

    private ModelSpec provider(Step step) {
        ModelSpec own = step.provider();
        return own == null ? replay.provider() : own;
    }
}
