package io.driftgauge.e2e;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs a project's replay with JUnit's launcher in a process of its own, and prints every failure whole. */
final class Launch {

    private Launch() {}

    /** Ends with 1 if a test failed. */
    public static void main(String[] args) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(ProjectDriftTest.class))
                                    .build(),
                            summary);
        }
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        summary.getSummary().printTo(out);
        summary.getSummary().getFailures().forEach(f -> f.getException().printStackTrace(out));
        out.flush();
        System.exit(summary.getSummary().getTotalFailureCount() > 0 ? 1 : 0);
    }
}
