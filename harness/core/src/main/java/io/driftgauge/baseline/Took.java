package io.driftgauge.baseline;

import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Usage;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.StepAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What answers took, in tokens and in time: a list a measure, with a value for each answer that told it, in the order of the
 * answers. Nothing is known of answers that were replayed from a recording, and no time of a model that runs in this process,
 * since that is this machine's.
 *
 * @param promptTokens as the provider counts them, all of an answer's calls together
 * @param completionTokens likewise, reasoning included
 * @param reasoningTokens those of the answer that are reasoning
 * @param latencyMs of the calls alone, without waiting for their turn or for a retry; at least 1
 * @param firstTokenMs from sending to the first piece of a streamed answer; at least 1
 */
public record Took(
        List<Long> promptTokens,
        List<Long> completionTokens,
        List<Long> reasoningTokens,
        List<Long> latencyMs,
        List<Long> firstTokenMs) {

    /** Of answers that told nothing. */
    public static final Took NOTHING = new Took(List.of(), List.of(), List.of(), List.of(), List.of());

    public Took {
        promptTokens = List.copyOf(promptTokens);
        completionTokens = List.copyOf(completionTokens);
        reasoningTokens = List.copyOf(reasoningTokens);
        latencyMs = List.copyOf(latencyMs);
        firstTokenMs = List.copyOf(firstTokenMs);
    }

    /** What a replay's answers took. */
    public static Took of(CaseReplay replay) {
        return of(replay, replay.answers().size());
    }

    /** What the first few of them took. */
    public static Took of(CaseReplay replay, int first) {
        List<Answer> fresh =
                replay.answers().stream().limit(first).filter(Took::isFresh).toList();
        boolean timed = !replay.environment().containsKey("device");
        return new Took(
                values(fresh, a -> tokens(a).promptTokens()),
                values(fresh, a -> tokens(a).completionTokens()),
                values(fresh, a -> tokens(a).reasoningTokens()),
                timed ? values(fresh, a -> millis(a.response().latency())) : List.of(),
                timed ? values(fresh, Took::firstToken) : List.of());
    }

    private static Usage tokens(Answer answer) {
        Usage usage = answer.response().usage();
        return usage.equals(Usage.NONE) ? Usage.UNKNOWN : usage; // an answer without a single token is none
    }

    private static boolean isFresh(Answer answer) {
        Stream<ChatResponse> steps = answer.steps().stream()
                .flatMap(s -> s instanceof StepAnswer.Asked asked ? Stream.of(asked.response()) : Stream.empty());
        return Stream.concat(Stream.of(answer.response()), steps).allMatch(r -> r.recorded() == null);
    }

    /** Of several calls, the last one's says nothing of the whole. */
    private static @Nullable Long firstToken(Answer answer) {
        return answer.steps().isEmpty() ? millis(answer.response().timeToFirstToken()) : null;
    }

    /** Null of a time that is not told, which models without a clock call zero. */
    private static @Nullable Long millis(@Nullable Duration time) {
        return time == null || time.isZero() ? null : Long.valueOf(Math.max(1, time.toMillis()));
    }

    private static List<Long> values(List<Answer> answers, Function<Answer, @Nullable Long> measure) {
        return answers.stream().map(measure).filter(Objects::nonNull).toList();
    }
}
