package io.driftgauge.junit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Learns before an execution what it will ask of the replay: all classes' patterns together, and invocations that were
 * singled out ({@code [test-template-invocation:#3]}, as an IDE or a rerun does).
 */
final class DemandListener implements LauncherDiscoveryListener, TestExecutionListener {

    private static final String TEMPLATE = "test-template";
    private static final String INVOCATION = "test-template-invocation";

    private final Consumer<Demand> demands;
    private volatile List<UniqueId> selected = List.of();

    DemandListener(Consumer<Demand> demands) {
        this.demands = demands;
    }

    @Override
    public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        List<UniqueIdSelector> ids = request.getSelectorsByType(UniqueIdSelector.class);
        boolean onlyIds = ids.size()
                == request.getSelectorsByType(DiscoverySelector.class).size();
        selected = onlyIds ? ids.stream().map(UniqueIdSelector::getUniqueId).toList() : List.of();
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        Map<String, Demand.Template> templates = new HashMap<>();
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier test : plan.getDescendants(root)) {
                if (test.getUniqueIdObject().getLastSegment().getType().equals(TEMPLATE)
                        && test.getSource().orElse(null) instanceof MethodSource source
                        && Annotations.isReplayTest(source.getJavaMethod())) {
                    Annotations.patterns(source.getJavaClass())
                            .ifPresent(patterns -> templates.put(
                                    test.getUniqueId(),
                                    new Demand.Template(patterns, invocations(test.getUniqueIdObject()))));
                }
            }
        }
        demands.accept(new Demand(templates));
    }

    /** Which invocations of the template were selected; null for all. */
    private @Nullable Set<Integer> invocations(UniqueId template) {
        Set<Integer> invocations = new HashSet<>();
        for (UniqueId id : selected) {
            if (template.hasPrefix(id)) {
                return null;
            }
            if (id.hasPrefix(template) && id.getLastSegment().getType().equals(INVOCATION)) {
                invocations.add(Integer.parseInt(id.getLastSegment().getValue().substring(1)));
            }
        }
        return invocations.isEmpty() ? null : invocations;
    }
}
