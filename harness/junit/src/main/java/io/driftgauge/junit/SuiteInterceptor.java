package io.driftgauge.junit;

import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Verdict;
import io.driftgauge.run.PlannedTest;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Shows a suite's verdict as a test of its own; the method is not called. */
final class SuiteInterceptor implements InvocationInterceptor {

    private final ReplaySession session;
    private final PlannedTest.OfSuite test;
    private final boolean enforce;

    SuiteInterceptor(ReplaySession session, PlannedTest.OfSuite test, boolean enforce) {
        this.session = session;
        this.test = test;
        this.enforce = enforce;
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> invocationContext,
            ExtensionContext context) {
        invocation.skip();
        SuiteResult result = session.suite(test)
                .orElseThrow(() -> new TestAbortedException("No verdict about " + test.suite() + " @ "
                        + test.provider().label() + ": not all of its cases were replayed."));
        Verdict verdict = result.verdict();
        switch (verdict.outcome()) {
            case ABORTED -> throw new TestAbortedException(verdict.kind() + ": " + verdict.summary());
            case FAILS -> {
                if (enforce) {
                    throw session.texts().error(result, session.cases());
                }
            }
            case WARNS -> context.publishReportEntry("driftgauge", Warnings.of(result));
            case PASSES -> {
                if (!result.notices().isEmpty()) {
                    context.publishReportEntry("driftgauge", Warnings.of(result));
                }
            }
        }
    }
}
