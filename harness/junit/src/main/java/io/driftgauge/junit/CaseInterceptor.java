package io.driftgauge.junit;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.report.TestOutcome;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/** Holds a case's test to its verdict, whatever the body does, and notes how the test ended. */
final class CaseInterceptor implements InvocationInterceptor, TestWatcher {

    private final ReplaySession session;
    private final ReplayKey key;
    private final String template;
    private final boolean enforce;

    CaseInterceptor(ReplaySession session, ReplayKey key, String template, boolean enforce) {
        this.session = session;
        this.key = key;
        this.template = template;
        this.enforce = enforce;
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> invocationContext,
            ExtensionContext context)
            throws Throwable {
        CaseResult result = session.result(key);
        Verdict verdict = result.verdict();
        if (verdict.outcome() == VerdictKind.Outcome.ABORTED) {
            invocation.skip();
            throw new TestAbortedException(verdict.kind() + ": " + verdict.summary());
        }
        Warnings.of(result).ifPresent(text -> context.publishReportEntry("driftgauge", text));
        boolean fails = enforce && verdict.outcome() == VerdictKind.Outcome.FAILS;
        try {
            invocation.proceed();
        } catch (DriftError e) {
            throw e;
        } catch (Throwable e) {
            if (fails) {
                e.addSuppressed(session.texts().error(result));
            }
            throw e;
        }
        if (fails) {
            throw session.texts().error(result);
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        session.ended(template, key, new TestOutcome(TestOutcome.Status.PASSED, null));
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        session.ended(template, key, new TestOutcome(TestOutcome.Status.ABORTED, cause));
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        session.ended(template, key, new TestOutcome(TestOutcome.Status.FAILED, cause));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {}
}
