package io.driftgauge.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A suite's test, given the limits of its run. Whether it moved is decided at its share of alpha; which of its cases
 * moved, once that stands, at alpha: in a suite that did change, an unmoved case is named with a chance of at most alpha.
 *
 * @param limit Holm's limit for its gate
 * @param rejected whether the gate was rejected at it; false if there is no gate
 * @param alpha of the run
 * @param findings of all its compared cases
 */
record SuiteFindings(SuiteTest test, double limit, boolean rejected, double alpha, List<Finding> findings) {

    /** One a suite, in the order given. Gates share alpha; suites without one take no part. */
    static List<SuiteFindings> of(List<SuiteTest> tests, double alpha) {
        double[] p = tests.stream()
                .map(SuiteTest::gate)
                .flatMap(Stream::ofNullable)
                .mapToDouble(GateFigures::p)
                .toArray();
        Holm.Step[] steps = Holm.steps(p, alpha);
        List<SuiteFindings> all = new ArrayList<>();
        int next = 0;
        for (SuiteTest test : tests) {
            Holm.Step step = test.gate() == null ? new Holm.Step(alpha, false) : steps[next++];
            all.add(of(test, step, alpha));
        }
        return all;
    }

    private static SuiteFindings of(SuiteTest test, Holm.Step step, double alpha) {
        double[] p = test.sampled().stream()
                .map(Measured::figures)
                .flatMap(Stream::ofNullable)
                .mapToDouble(CaseFigures::p)
                .toArray();
        double limit = step.rejected() ? Naming.threshold(p, alpha) : step.limit() / Math.max(1, p.length);
        SessionNoise noise =
                test.effects() == null ? SessionNoise.NONE : test.effects().noise();
        List<Finding> findings = new ArrayList<>();
        test.exact().forEach(m -> findings.add(Finding.of(m, true, step.limit(), noise, p.length, alpha)));
        test.sampled().forEach(m -> findings.add(Finding.of(m, step.rejected(), limit, noise, p.length, alpha)));
        return new SuiteFindings(test, step.limit(), step.rejected(), alpha, findings);
    }
}
