package io.driftgauge.junit;

import io.driftgauge.baseline.Sample;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.PromptText;
import io.driftgauge.replay.Answer;
import io.driftgauge.suite.CaseKey;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** One case on one provider, replayed and judged. Immutable. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Replay {

    private final CaseResult result;
    private final FailureTexts texts;

    Replay(CaseResult result, FailureTexts texts) {
        this.result = result;
        this.texts = texts;
    }

    /** The suite's name and the case's id. */
    public CaseKey caseKey() {
        return result.key().caseKey();
    }

    /** The provider's label. */
    public String provider() {
        return result.key().provider();
    }

    /** What was asked, as one text: the only message, or a "role: content" line for each of several. */
    public String prompt() {
        return PromptText.of(result.replay().promptCase().messages());
    }

    /** This run's answers; none if the case was not called or no answer came. */
    public List<String> answers() {
        return result.replay().answers().stream().map(Answer::text).toList();
    }

    /** The baseline's answers, as often as they came; none without a baseline. */
    public List<String> baselineAnswers() {
        return comparison()
                .flatMap(c -> Optional.ofNullable(c.baseline()))
                .map(b -> b.samples().stream().map(Sample::text).toList())
                .orElse(List.of());
    }

    /** What was measured beside the baseline, and the assertions' results; empty if there were no answers. */
    public Optional<Comparison> comparison() {
        return Optional.ofNullable(result.comparison());
    }

    /** What was decided. */
    public Verdict verdict() {
        return result.verdict();
    }

    /** Everything known of it. */
    public CaseResult result() {
        return result;
    }

    /**
     * Fails if the verdict does: drifted, an assertion broken, the baseline stale or missing. What is unstable,
     * inconclusive or swapped passes.
     *
     * @throws DriftError with what was, what is, and what to do
     */
    public void assertNoDrift() {
        if (verdict().outcome() == VerdictKind.Outcome.FAILS) {
            throw texts.error(result);
        }
    }

    @Override
    public String toString() {
        return result.key() + ": " + verdict().kind();
    }
}
