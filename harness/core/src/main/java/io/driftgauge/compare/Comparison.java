package io.driftgauge.compare;

import io.driftgauge.base.Phrase;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.replay.CaseReplay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case's answers beside its baseline, measured but not yet judged.
 *
 * @param baseline the stored answers; null if there are none
 * @param comparability whether they may be compared
 * @param before features of the baseline's answers, repeated as often as they came, oldest session first; empty unless
 *     the request is the same and answers came
 * @param sessions the session id of each of {@code before}
 * @param now features of this run's answers, in the order of their samples; empty likewise
 * @param assertions in file order; empty if no answers came
 * @param steps of a chain or conversation, each on its own; else empty
 * @param changes what differs between the answers that show it best, in words; empty if nothing was found
 */
public record Comparison(
        CaseReplay replay,
        @Nullable Baseline baseline,
        Comparability comparability,
        List<Features> before,
        List<Integer> sessions,
        List<Features> now,
        List<AssertionResult> assertions,
        List<StepComparison> steps,
        List<Change> changes) {

    /** Of a case that asks once, without changes in words. */
    public Comparison(
            CaseReplay replay,
            @Nullable Baseline baseline,
            Comparability comparability,
            List<Features> before,
            List<Integer> sessions,
            List<Features> now,
            List<AssertionResult> assertions) {
        this(replay, baseline, comparability, before, sessions, now, assertions, List.of(), List.of());
    }

    /** Whether baseline and answers belong to the same question. */
    public sealed interface Comparability {}

    /** Same request. */
    public record SameRequest() implements Comparability {}

    /** Nothing is stored for this case. */
    public record Missing() implements Comparability {}

    /**
     * We changed the question since.
     *
     * @param message what changed, as far as known
     */
    public record Stale(Phrase message) implements Comparability {}

    /**
     * Same request, but the embedder could not be asked, so nothing is known of the answers' meaning.
     *
     * @param message why
     * @param retryable whether another run could help
     */
    public record NotEmbedded(Phrase message, boolean retryable) implements Comparability {}

    /** The case's policy asks for no comparison: its assertions alone decide. */
    public record NotWanted() implements Comparability {}

    public Comparison {
        before = List.copyOf(before);
        sessions = List.copyOf(sessions);
        now = List.copyOf(now);
        assertions = List.copyOf(assertions);
        steps = List.copyOf(steps);
        changes = List.copyOf(changes);
    }
}
