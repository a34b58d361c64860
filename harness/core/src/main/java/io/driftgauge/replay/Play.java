package io.driftgauge.replay;

import io.driftgauge.base.Phrase;
import io.driftgauge.base.Seeds;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.suite.PromptCase;
import io.driftgauge.suite.Script;
import io.driftgauge.suite.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one answer of a case: by one call, or by its steps in order, each with the rounds of tool calls that it takes.
 * Between the turns of a conversation the answers are carried along, not the tool calls that led to them.
 */
final class Play {

    /** Asks a provider once, with its retries. */
    @FunctionalInterface
    interface Caller {
        Attempts.Outcome call(ModelSpec provider, ChatRequest request) throws InterruptedException;
    }

    private final ReplayTarget target;
    private final Script script;
    private final AnswerReading reading;
    private final Caller caller;

    Play(ReplayTarget target, AnswerReading reading, Caller caller) {
        this.target = target;
        this.script = target.promptCase().script();
        this.reading = reading;
        this.caller = caller;
    }

    Attempts.Outcome answer(int sample) throws InterruptedException {
        if (script.isPlain()) {
            return caller.call(target.provider(), target.request(sample));
        }
        Spent spent = new Spent();
        if (script.steps().isEmpty()) {
            return ended(tools(null, spent).ask(target.request(sample)), spent, List.of());
        }
        StepInputs inputs = target.inputs();
        return inputs == null ? steps(sample, spent) : alone(inputs, sample, spent);
    }

    private Attempts.Outcome steps(int sample, Spent spent) throws InterruptedException {
        Transcript transcript = new Transcript(script, reading);
        List<StepAnswer> answers = new ArrayList<>();
        Attempts.@Nullable Came last = null;
        @Nullable Phrase flaw = null;
        for (Step step : script.steps()) {
            String why = flaw != null ? "an earlier step ended the chain" : transcript.whyNot(step);
            @Nullable Phrase missing = why == null ? transcript.missing(step) : null;
            if (missing != null) {
                flaw = missing;
                why = missing.toString();
            }
            if (why != null) {
                answers.add(new StepAnswer.NotAsked(step.id(), why));
                continue;
            }
            List<Message> messages = transcript.messages(step);
            Attempts.Outcome outcome = tools(step, spent).ask(request(step, messages, sample));
            if (!(outcome instanceof Attempts.Came came)) {
                return outcome;
            }
            flaw = came.flaw();
            last = came;
            transcript.add(step, messages, came.response().text());
            answers.add(new StepAnswer.Asked(step.id(), messages, came.response()));
        }
        if (last == null) {
            throw new IllegalStateException("No step of " + target.key() + " was asked");
        }
        return new Attempts.Came(
                spent.total(last.response()), spent.calls(), spent.duration(), spent.cost(), answers, flaw);
    }

    /** One step, earlier answers given. */
    private Attempts.Outcome alone(StepInputs inputs, int sample, Spent spent) throws InterruptedException {
        Step step = script.steps().get(script.indexOf(inputs.step()));
        Transcript transcript = Transcript.of(script, inputs.of(sample), step, reading);
        List<Message> messages = transcript.messages(step);
        return ended(tools(step, spent).ask(request(step, messages, sample)), spent, List.of());
    }

    private static Attempts.Outcome ended(Attempts.Outcome outcome, Spent spent, List<StepAnswer> steps) {
        return outcome instanceof Attempts.Came came
                ? new Attempts.Came(
                        spent.total(came.response()), spent.calls(), spent.duration(), spent.cost(), steps, came.flaw())
                : outcome;
    }

    private ToolLoop tools(@Nullable Step step, Spent spent) {
        ModelSpec provider = provider(step);
        String name = step == null ? "" : step.id();
        return new ToolLoop(script, reading, spent, request -> {
            Attempts.Outcome outcome = caller.call(provider, request);
            return outcome instanceof Attempts.Came
                    ? outcome
                    : spent.stopped(outcome, name, provider, target.provider());
        });
    }

    private ModelSpec provider(@Nullable Step step) {
        ModelSpec own = step == null ? null : step.provider();
        return own == null ? target.provider() : own;
    }

    private ChatRequest request(Step step, List<Message> messages, int sample) {
        return request(target, step, messages, sample);
    }

    private static ChatRequest request(ReplayTarget target, Step step, List<Message> messages, int sample) {
        PromptCase one = target.promptCase();
        ModelSpec own = step.provider();
        Map<String, Object> parameters = GenerationParameters.of(one, own == null ? target.provider() : own);
        long seed = Seeds.mix(target.seed(), one.key() + "/" + step.id(), sample);
        return new ChatRequest(one.key().caseId() + "/" + step.id(), messages, parameters, sample, seed);
    }

    /** The first request that an answer takes. */
    static ChatRequest first(ReplayTarget target, AnswerReading reading) {
        Script script = target.promptCase().script();
        StepInputs inputs = target.inputs();
        if (script.steps().isEmpty()) {
            return target.request(0);
        }
        Step step = script.steps().get(inputs == null ? 0 : script.indexOf(inputs.step()));
        Transcript transcript = Transcript.of(script, inputs == null ? Map.of() : inputs.of(0), step, reading);
        return request(target, step, transcript.messages(step), 0);
    }

    /** A request like those of that step, its texts not filled in, to ask a model what it makes of such. */
    static ChatRequest sketch(ReplayTarget target, Step step) {
        List<Message> messages = step.lines().stream()
                .map(l -> new Message(l.role(), l.text().toString()))
                .toList();
        return request(target, step, messages, 0);
    }
}
