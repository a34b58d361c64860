package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The control arm: a frozen local model that answers the same suites. It can't change by itself, so if it moves, the
 * harness or the embedder moved, and no provider is to be blamed for what moved along with it.
 */
public final class ControlArm {

    private final String control;
    private final Set<String> suites = new HashSet<>();
    private final Set<String> moved = new HashSet<>();

    private ControlArm(Judgement judgement, String control) {
        this.control = control;
        for (CaseResult result : judgement.cases()) {
            if (result.key().provider().equals(control) && result.evidence() != null) {
                suites.add(result.key().caseKey().suite());
                if (result.verdict() instanceof Verdict.Drifted || said(result.reasons())) {
                    moved.add(result.key().caseKey().suite());
                }
            }
        }
        for (SuiteResult result : judgement.suites()) {
            if (result.provider().equals(control)
                    && (result.verdict() instanceof Verdict.Drifted || said(result.reasons()))) {
                moved.add(result.suite());
            }
        }
    }

    private static boolean said(List<String> reasons) {
        return reasons.stream().anyMatch(r -> r.startsWith(VerdictKind.DRIFTED + ": "));
    }

    /**
     * The same verdicts, each DRIFTED with what the control arm adds to its cause.
     *
     * @param control its provider label
     */
    public static Judgement explain(Judgement judgement, String control) {
        ControlArm arm = new ControlArm(judgement, control);
        return new Judgement(
                judgement.cases().stream().map(arm::explain).toList(),
                judgement.suites().stream().map(arm::explain).toList());
    }

    private CaseResult explain(CaseResult result) {
        return result.verdict() instanceof Verdict.Drifted drifted
                ? result.withVerdict(explain(
                        drifted, result.key().caseKey().suite(), result.key().provider()))
                : result;
    }

    private SuiteResult explain(SuiteResult result) {
        if (result.verdict() instanceof Verdict.Drifted drifted) {
            return result.withVerdict(
                    explain(drifted, result.suite(), result.provider()), result.also(), result.moved());
        }
        if (moved.contains(result.suite()) && !result.provider().equals(control)) {
            List<Phrase> reasons = new ArrayList<>(result.also());
            reasons.add(Phrase.of("control.moved", control));
            return result.withVerdict(result.verdict(), reasons, result.moved());
        }
        return result;
    }

    private Verdict explain(Verdict.Drifted drifted, String suite, String provider) {
        return new Verdict.Drifted(drifted.said(), drifted.moved(), cause(drifted.why(), suite, provider));
    }

    private Phrase cause(Phrase cause, String suite, String provider) {
        if (provider.equals(control)) {
            return Words.sentences(Phrase.of("control.itself"), cause);
        }
        if (moved.contains(suite)) {
            return Phrase.of("control.too", control);
        }
        return suites.contains(suite) ? Words.sentences(cause, Phrase.of("control.holds", control)) : cause;
    }
}
