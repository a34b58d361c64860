package io.driftgauge.junit;

import io.driftgauge.run.PlannedTest;
import java.util.List;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** The test of a suite on a provider as a whole. */
record SuiteInvocation(ReplaySession session, PlannedTest.OfSuite test, boolean enforce)
        implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
        return test.suite() + " @ " + test.provider().label();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(new ReplayParameter(() -> null), new SuiteInterceptor(session, test, enforce));
    }
}
