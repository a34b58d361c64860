package io.driftgauge.run;

import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Price;
import io.driftgauge.model.Role;
import io.driftgauge.replay.Requests;
import io.driftgauge.replay.TokenEstimate;
import io.driftgauge.suite.AssertionType;
import io.driftgauge.suite.Budget;
import io.driftgauge.suite.Grading;
import io.driftgauge.suite.Script;
import io.driftgauge.suite.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a run will ask of the providers that cost, at most: calls, tokens, money. Told before the first call. */
final class SpendingPlan {

    /** What is planned of one provider. */
    private record Line(ModelSpec provider, long calls, long prompt, long completion, boolean limited) {

        Line plus(Line other) {
            return new Line(
                    provider,
                    calls + other.calls,
                    prompt + other.prompt,
                    completion + other.completion,
                    limited && other.limited);
        }

        String text() {
            Price price = provider.price();
            String money = price == null
                    ? "at a price that is not known"
                    : "$" + SpendingPlan.rounded(atMost(price)) + " at the prices of " + price.date();
            return String.format(
                    Locale.ROOT,
                    "%,d %s of %s (%s), %,d prompt and %,d completion tokens%s, %s",
                    calls,
                    calls == 1 ? "call" : "calls",
                    provider.label(),
                    provider.id(),
                    prompt,
                    completion,
                    limited ? "" : " (without max_tokens, at " + TokenEstimate.COMPLETION_WITHOUT_LIMIT + " an answer)",
                    money);
        }

        BigDecimal atMost(Price price) {
            return price.atMost(prompt, completion)
                    .subtract(price.call())
                    .add(price.call().multiply(BigDecimal.valueOf(calls)));
        }
    }

    /** Tokens of the words around what a judge is to grade; the longest of our prompts has about half of that. */
    private static final int RUBRIC = 600;

    private SpendingPlan() {}

    /**
     * The plan in words, a line a provider.
     *
     * @param costly the providers that cost; at least one is asked
     * @param answers most answers that a test asks for
     */
    static String of(
            List<PlannedTest.OfCase> tests,
            Collection<ModelSpec> costly,
            ToIntFunction<PlannedTest.OfCase> answers,
            Budget budget) {
        Map<ModelSpec, Line> lines = new LinkedHashMap<>();
        for (PlannedTest.OfCase test : tests) {
            int most = answers.applyAsInt(test);
            Stream.concat(lines(test, most).stream(), judged(test, most))
                    .filter(line -> costly.contains(line.provider()))
                    .forEach(line -> lines.merge(line.provider(), line, Line::plus));
        }
        List<String> words = new ArrayList<>();
        words.add("Planned, at most and estimated on the safe side; retries, and steps of moved chains, come on top:");
        lines.values().forEach(line -> words.add("  " + line.text()));
        words.add("Budget: " + of(budget) + ". What it does not reach is INCONCLUSIVE.");
        return String.join("\n", words);
    }

    /** A line a question of the case: one, or one a step; each with all rounds of tool calls that it may come to. */
    private static List<Line> lines(PlannedTest.OfCase test, int answers) {
        Script script = test.promptCase().script();
        if (script.steps().isEmpty()) {
            return List.of(line(test.provider(), test, 0, 0, answers));
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < script.steps().size(); i++) {
            Step step = script.steps().get(i);
            ModelSpec own = step.provider();
            lines.add(line(
                    own == null ? test.provider() : own,
                    test,
                    step.lines().toString().length(),
                    i,
                    answers));
        }
        return lines;
    }

    /**
     * One question.
     *
     * @param characters that it adds to the case's messages
     * @param before answers that stand before it in its chat, or were put into it
     */
    private static Line line(ModelSpec provider, PlannedTest.OfCase test, int characters, int before, int answers) {
        Script script = test.promptCase().script();
        long rounds = script.toolResults().isEmpty() ? 1 : script.maxRounds() + 1L;
        ChatRequest request = Requests.of(test.promptCase(), provider, 0, 0);
        long completion = TokenEstimate.completion(request);
        long prompt = TokenEstimate.prompt(request) + characters + before * completion;
        return new Line(
                provider,
                answers * rounds,
                answers * (rounds * prompt + completion * rounds * (rounds - 1) / 2),
                answers * rounds * completion,
                completion != TokenEstimate.COMPLETION_WITHOUT_LIMIT);
    }

    /** What judges are asked about the answers: each answer and anchor by each criterion, and its steps where they are asked for. */
    private static Stream<Line> judged(PlannedTest.OfCase test, int answers) {
        ChatRequest request = Requests.of(test.promptCase(), test.provider(), 0, 0);
        long shown = TokenEstimate.prompt(request) + TokenEstimate.completion(request);
        return JudgeStage.graded(test).map(assertion -> {
            Grading grading = Objects.requireNonNull(assertion.details().grading());
            int criteria = Math.max(1, assertion.value().size());
            int plans = assertion.type() == AssertionType.G_EVAL ? 1 : 0;
            long calls = (long) criteria * (answers + grading.anchors().size() + plans);
            ChatRequest asked = new ChatRequest(
                    test.promptCase().key().caseId(),
                    List.of(new Message(Role.USER, assertion.value().toString())),
                    grading.judge().config(),
                    0,
                    0);
            long completion = TokenEstimate.completion(asked);
            return new Line(
                    grading.judge(),
                    calls,
                    calls * (TokenEstimate.prompt(asked) + shown + RUBRIC),
                    calls * completion,
                    completion != TokenEstimate.COMPLETION_WITHOUT_LIMIT);
        });
    }

    private static String of(Budget budget) {
        @Nullable Integer calls = budget.calls();
        @Nullable BigDecimal usd = budget.usd();
        List<String> limits = new ArrayList<>();
        if (calls != null) {
            limits.add(String.format(Locale.ROOT, "%,d %s", calls, calls == 1 ? "call" : "calls"));
        }
        if (usd != null) {
            limits.add("$" + usd.toPlainString());
        }
        return String.join(", ", limits);
    }

    /** Cents, and as many places more as small sums need. */
    private static String rounded(BigDecimal usd) {
        return usd.setScale(Math.max(2, Math.min(6, 3 - usd.precision() + usd.scale())), RoundingMode.UP)
                .toPlainString();
    }
}
