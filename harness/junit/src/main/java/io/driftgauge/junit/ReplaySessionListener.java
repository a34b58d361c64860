package io.driftgauge.junit;

import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Found by JUnit's launcher: leaves what the tests ask of the replay in the session's store. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReplaySessionListener implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!JunitVersion.isNewEnough(ExtensionContext.class.getClassLoader())) {
            return; // said where a test of ours is; tests of others go on
        }
        DemandListener listener = new DemandListener(
                demand -> session.getStore().put(Namespace.create(ReplayExtension.NAME), Demand.KEY, demand));
        session.getLauncher().registerLauncherDiscoveryListeners(listener);
        session.getLauncher().registerTestExecutionListeners(listener);
    }
}
