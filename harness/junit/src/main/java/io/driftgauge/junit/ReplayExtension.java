package io.driftgauge.junit;

import io.driftgauge.run.PlannedTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Makes a test of each case × provider, and of each suite × provider. */
final class ReplayExtension implements TestTemplateInvocationContextProvider {

    /** Our namespace in the session's store. */
    static final String NAME = "io.driftgauge";

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    /** A filter may leave nothing of one class, as long as it leaves something of the run. */
    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        JunitVersion.require();
        Store store = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(NAME));
        String template = context.getUniqueId();
        List<String> patterns = Annotations.patterns(context.getRequiredTestClass())
                .orElseThrow(() -> new ExtensionConfigurationException("@ReplayTest on "
                        + context.getRequiredTestMethod().getName() + " needs @PromptSuites on "
                        + context.getRequiredTestClass().getName()));
        ReplaySession session = store.getOrComputeIfAbsent(
                ReplaySession.class,
                key -> ReplaySession.open(context::getConfigurationParameter),
                ReplaySession.class);
        List<PlannedTest> tests = session.plan(patterns);
        session.replay(demand(store, template, patterns));
        boolean enforce = Annotations.enforces(context.getRequiredTestMethod());
        return tests.stream().map(test -> (TestTemplateInvocationContext)
                (test instanceof PlannedTest.OfCase ofCase
                        ? new CaseInvocation(session, ofCase, template, enforce)
                        : new SuiteInvocation(session, (PlannedTest.OfSuite) test, enforce)));
    }

    /** What the launcher's plan asks; of this method alone where there is no launcher. */
    private static Demand demand(Store store, String template, List<String> patterns) {
        @Nullable Demand demand = store.get(Demand.KEY, Demand.class);
        return demand != null && demand.templates().containsKey(template)
                ? demand
                : new Demand(Map.of(template, new Demand.Template(patterns, null)));
    }
}
