package io.driftgauge.drift;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.compare.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The likely cause of moved answers, from who answered before and now: we changed the model, or its provider did. */
final class Cause {

    private Cause() {}

    /**
     * A sentence or two.
     *
     * @param configuredId the provider id that the files give this label, if this run overrides it
     */
    static String of(Comparison comparison, Identity identity, @Nullable String configuredId) {
        String ours = modelChange(comparison, configuredId);
        if (ours != null) {
            return ours;
        }
        if (identity.isNew()) {
            return "The provider serves another model under the same name: " + String.join(", ", identity.changes())
                    + ". The answers changed with it.";
        }
        String environment = environment(comparison);
        if (!environment.isEmpty()) {
            return (identity.untold() ? "The provider does not say who answered" : "The same model answers as before")
                    + ", but what runs it changed: " + environment + ".";
        }
        return identity.untold()
                ? "Unknown: the provider does not say who answered, so a swapped model can't be told from a changed one."
                : "The served identity is as recorded: the provider changed something that it does not tell, or the"
                        + " baseline holds too few sessions to show how much the answers vary from day to day.";
    }

    /** Says that we asked another model than the baseline's or the files', or null if we didn't. */
    static @Nullable String modelChange(Comparison comparison, @Nullable String configuredId) {
        Baseline baseline = comparison.baseline();
        String asked = comparison.replay().provider().id();
        if (baseline != null && !baseline.isFrom(comparison.replay().provider())) {
            return "You changed the model: " + baseline.providerId() + " → " + asked
                    + (configuredId == null ? "." : " (overridden for this run).");
        }
        return configuredId == null || configuredId.equals(asked)
                ? null
                : "You changed the model for this run: " + configuredId + " → " + asked + ".";
    }

    private static String environment(Comparison comparison) {
        Baseline baseline = comparison.baseline();
        if (baseline == null) {
            return "";
        }
        Map<String, String> before =
                baseline.sessions().get(baseline.sessions().size() - 1).environment();
        List<String> changes = new ArrayList<>();
        comparison.replay().environment().forEach((name, now) -> {
            String was = before.get(name);
            if (was != null && !was.equals(now)) {
                changes.add(name + " " + Words.shorten(was) + " → " + Words.shorten(now));
            }
        });
        changes.sort(null);
        return String.join(", ", changes);
    }
}
