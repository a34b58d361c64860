package io.driftgauge.bench.promptfoo;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.driftgauge.junit.PromptSuites;
import io.driftgauge.junit.Replay;
import io.driftgauge.junit.ReplayTest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Our side: a project's replay by JUnit's launcher, as surefire would start it. */
@PromptSuites
final class Replayed {

    @ReplayTest
    void holds(Replay replay) {
        replay.assertNoDrift();
    }

    public static void main(String[] args) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(Replayed.class))
                                    .build(),
                            summary);
        }
        System.out.println(summary.getSummary().getTestsSucceededCount() + " succeeded, "
                + summary.getSummary().getTotalFailureCount() + " failed");
        System.exit(summary.getSummary().getTotalFailureCount() > 0 ? 1 : 0);
    }
}
