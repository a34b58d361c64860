package io.driftgauge.junit;

import io.driftgauge.run.PlannedTest;
import io.driftgauge.suite.PromptCase;
import java.util.List;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** The test of a case on a provider. */
record CaseInvocation(ReplaySession session, PlannedTest.OfCase test, String template, boolean enforce)
        implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
        PromptCase promptCase = test.promptCase();
        String description = promptCase.description();
        return test.key() + (description.equals(promptCase.key().caseId()) ? "" : " | " + description);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(
                new ReplayParameter(() -> new Replay(session.result(test.key()), session.texts())),
                new CaseInterceptor(session, test.key(), template, enforce));
    }
}
