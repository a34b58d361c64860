package io.driftgauge.drift;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.compare.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The likely cause, from who answered (seen before, or new) and what became of the answers (moved, or the same). Each of
 * the four has its own words and its own advice; before them all stands that we changed the model ourselves.
 *
 * <table>
 * <caption>served identity × answers</caption>
 * <tr><td></td><td>answers moved</td><td>answers the same</td></tr>
 * <tr><td>new</td><td>the provider serves another model: pin a version, or accept</td><td>swapped, nothing lost: record a
 * session</td></tr>
 * <tr><td>seen before</td><td>changed without telling, or the days differ: ask again, record on more days</td><td>nothing
 * happened</td></tr>
 * </table>
 */
final class Cause {

    /** From so many recorded sessions on, their differences show what a day makes. */
    private static final int FEW_SESSIONS = 3;

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
                    + ". The answers changed with it: pin the version that the baseline was recorded from, or review"
                    + " the new answers and accept them.";
        }
        String environment = environment(comparison);
        if (!environment.isEmpty()) {
            return (identity.untold() ? "The provider does not say who answered" : "The same model answers as before")
                    + ", but what runs it changed: " + environment + ". Go back to it, or accept the new answers.";
        }
        return identity.untold()
                ? "Unknown: the provider does not say who answered, so a swapped model can't be told from a changed one. Ask for a"
                        + " pinned version, and run again before you accept."
                : "The served identity is as recorded: the provider changed something that it does not tell"
                        + (sessions(comparison) < FEW_SESSIONS
                                ? ", or the baseline, with " + Words.count(sessions(comparison), "session")
                                        + ", does not show how much the answers vary from day to day. Run again; record"
                                        + " a session on another day if they go back."
                                : ". " + Words.count(sessions(comparison), "session")
                                        + " of the baseline did not show it,"
                                        + " so the day alone is no likely cause: ask the provider, or accept.");
    }

    /** What to make of answers that hold although someone new gives them. */
    static String held(Identity identity) {
        return "Served by someone new: " + String.join(", ", identity.changes())
                + ". The answers hold, so nothing is lost: record a session, and it is known from then on.";
    }

    private static int sessions(Comparison comparison) {
        Baseline baseline = comparison.baseline();
        return baseline == null ? 0 : baseline.sessions().size();
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
