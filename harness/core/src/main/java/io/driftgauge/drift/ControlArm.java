package io.driftgauge.drift;

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
                    explain(drifted, result.suite(), result.provider()), result.reasons(), result.moved());
        }
        if (moved.contains(result.suite()) && !result.provider().equals(control)) {
            List<String> reasons = new ArrayList<>(result.reasons());
            reasons.add("The control arm " + control + " moved in this suite: the harness or the embedder changed.");
            return result.withVerdict(result.verdict(), reasons, result.moved());
        }
        return result;
    }

    private Verdict explain(Verdict.Drifted drifted, String suite, String provider) {
        return new Verdict.Drifted(drifted.summary(), drifted.moved(), cause(drifted.cause(), suite, provider));
    }

    private String cause(String cause, String suite, String provider) {
        if (provider.equals(control)) {
            return "This is the control arm, a frozen model: the harness, the embedder or the model's own files changed. "
                    + cause;
        }
        if (moved.contains(suite)) {
            return "Not the provider, or not it alone: the control arm " + control
                    + ", a frozen model, moved in this suite too, so the harness or the embedder changed. Settle that first"
                    + " (versions and environment stand in drift.json), then run again.";
        }
        return suites.contains(suite)
                ? cause + " The control arm " + control
                        + " holds in this suite, so harness and embedder are as they were."
                : cause;
    }
}
