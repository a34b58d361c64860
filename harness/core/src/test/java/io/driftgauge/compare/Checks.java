package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Location;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.ToolCall;
import io.driftgauge.model.Usage;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.Assertion;
import io.driftgauge.suite.AssertionType;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.DriftPolicy;
import io.driftgauge.suite.PromptCase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts assertions to answers, with the embedder that tests have. */
final class Checks {

    static final Location WHERE = new Location(Path.of("prompts/a.yaml"), 7);

    private Checks() {}

    static Assertion assertion(AssertionType type, JsonNode value, @Nullable Double threshold) {
        return new Assertion(type, false, value, threshold, 1, WHERE);
    }

    static Assertion negated(Assertion a) {
        return new Assertion(a.type(), !a.negated(), a.value(), a.threshold(), a.passRate(), a.details(), a.where());
    }

    static Assertion with(Assertion a, Assertion.Details details) {
        return new Assertion(a.type(), a.negated(), a.value(), a.threshold(), a.passRate(), details, a.where());
    }

    static AssertionResult check(Assertion assertion, Answer... answers) {
        return check(assertion, replay("tiny", Map.of(), List.of(answers)), Grades.NONE);
    }

    static AssertionResult check(Assertion assertion, CaseReplay replay, Grades grades) {
        Map<String, Embedding> embeddings = new HashMap<>();
        Assertions.textsToEmbed(assertion, replay.answers())
                .forEach(t -> embeddings.put(t, HashingEmbedder.embedding(t)));
        return new Assertions(replay, embeddings, grades).check(assertion, replay.answers());
    }

    /** True if the assertion passes, and its {@code not-} form does not. */
    static boolean holds(Assertion assertion, String answer) {
        boolean holds = check(assertion, answer(answer)).holds();
        if (check(negated(assertion), answer(answer)).holds() == holds) {
            throw new AssertionError("both ways the same: " + assertion.name() + " on " + answer);
        }
        return holds;
    }

    static CaseReplay replay(String provider, Map<String, Object> config, List<Answer> answers) {
        PromptCase one = new PromptCase(
                new CaseKey("suite", "case"),
                "case",
                List.of(),
                null,
                Map.of(),
                List.of(new io.driftgauge.model.Message(io.driftgauge.model.Role.USER, "What is asked?")),
                Map.of(),
                1,
                List.of(),
                new AnswerRule.Automatic(),
                1,
                DriftPolicy.DEFAULT,
                false,
                WHERE);
        return new CaseReplay(
                one,
                new ModelSpec("test:" + provider, provider, config, false, null),
                answers,
                null,
                null,
                false,
                answers.size(),
                Duration.ZERO,
                Map.of());
    }

    static Answer answer(String text) {
        return answer(0, text, 0);
    }

    static Answer answer(int sample, String text, long nanos) {
        return new Answer(sample, response(text, List.of(), FinishReason.STOP, List.of(), nanos));
    }

    static Answer calling(String text, ToolCall... calls) {
        return new Answer(0, response(text, List.of(calls), FinishReason.TOOL_CALLS, List.of(), 0));
    }

    static ChatResponse response(
            String text, List<ToolCall> calls, FinishReason reason, List<Double> logProbabilities, long nanos) {
        return new ChatResponse(
                text, calls, reason, Usage.NONE, logProbabilities, ServedIdentity.UNKNOWN, Duration.ofNanos(nanos));
    }
}
