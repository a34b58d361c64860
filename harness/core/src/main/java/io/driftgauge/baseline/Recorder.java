package io.driftgauge.baseline;

import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.ToolCall;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes baselines of answers. Writes nothing: that is {@link BaselineStore}'s. Thread-safe if its parser is. */
public final class Recorder {

    private final Clock clock;
    private final BiFunction<CaseReplay, String, @Nullable String> parser;

    /**
     * A recorder.
     *
     * @param clock tells the sessions' day, in UTC
     * @param parser an answer's text to its parsed answer by the case's rule, or null
     */
    public Recorder(Clock clock, BiFunction<CaseReplay, String, @Nullable String> parser) {
        this.clock = clock;
        this.parser = parser;
    }

    /**
     * A baseline of these answers alone: what is missing, stale or accepted as new.
     *
     * @throws IllegalArgumentException if there are no answers
     */
    public Baseline anew(CaseReplay replay) {
        return new Baseline(
                replay.key(),
                Portable.providerId(replay.provider().id()),
                RequestHash.of(replay.promptCase(), replay.provider()),
                List.of(session(1, replay)));
    }

    /**
     * One more session of these answers; without a baseline, or where the request or the provider id changed since, a
     * baseline anew.
     *
     * @throws IllegalArgumentException if there are no answers
     */
    public Baseline append(@Nullable Baseline existing, CaseReplay replay) {
        if (existing == null
                || !existing.key().equals(replay.key())
                || !existing.isFrom(replay.provider())
                || !existing.requested().sameAs(RequestHash.of(replay.promptCase(), replay.provider()))) {
            return anew(replay);
        }
        List<Session> sessions = new ArrayList<>(existing.sessions());
        sessions.add(session(sessions.size() + 1, replay));
        return new Baseline(existing.key(), existing.providerId(), existing.requested(), sessions);
    }

    private Session session(int id, CaseReplay replay) {
        if (replay.answers().isEmpty()) {
            throw new IllegalArgumentException("There are no answers to record for " + replay.key());
        }
        List<ServedIdentity> served = replay.answers().stream()
                .flatMap(a -> a.served().stream())
                .map(Recorder::portable)
                .distinct()
                .toList();
        return new Session(
                id,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                served,
                Portable.values(replay.environment()),
                Took.of(replay),
                samples(replay));
    }

    private static ServedIdentity portable(ServedIdentity served) {
        String model = served.model();
        return new ServedIdentity(
                model == null ? null : Portable.value(model),
                served.fingerprint(),
                served.apiVersion(),
                served.checksum(),
                served.region(),
                served.headers());
    }

    /** Equal answers count up; the order is that of their first coming. */
    private List<Sample> samples(CaseReplay replay) {
        record Different(
                String text,
                @Nullable String parsed,
                List<ToolCall> tools,
                FinishReason finish,
                List<StepSample> steps) {}
        Map<Different, Integer> counts = new LinkedHashMap<>();
        for (Answer answer : replay.answers()) {
            ChatResponse response = answer.response();
            counts.merge(
                    new Different(
                            response.text(),
                            parser.apply(replay, response.text()),
                            answer.toolCalls(),
                            response.finishReason(),
                            StepSample.of(answer.steps())),
                    1,
                    Integer::sum);
        }
        return counts.entrySet().stream()
                .map(e -> new Sample(
                        e.getKey().text(),
                        e.getKey().parsed(),
                        e.getKey().tools(),
                        e.getKey().finish(),
                        e.getValue(),
                        e.getKey().steps()))
                .toList();
    }
}
