package io.driftgauge.junit;

import org.apiguardian.api.API;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Found by JUnit's launcher: leaves what the tests ask of the replay in the session's store. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReplaySessionListener implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        DemandListener listener = new DemandListener(
                demand -> session.getStore().put(Namespace.create(ReplayExtension.NAME), Demand.KEY, demand));
        session.getLauncher().registerLauncherDiscoveryListeners(listener);
        session.getLauncher().registerTestExecutionListeners(listener);
    }
}
