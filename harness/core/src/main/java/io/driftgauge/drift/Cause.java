package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
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
    static Phrase of(Comparison comparison, Identity identity, @Nullable String configuredId) {
        Phrase ours = modelChange(comparison, configuredId);
        if (ours != null) {
            return ours;
        }
        if (identity.isNew()) {
            return Phrase.of("cause.swapped", identity.changed());
        }
        String environment = environment(comparison);
        if (!environment.isEmpty()) {
            return Phrase.of(identity.untold() ? "cause.environment.untold" : "cause.environment", environment);
        }
        if (identity.untold()) {
            return Phrase.of("cause.unknown");
        }
        int sessions = sessions(comparison);
        return Phrase.of(
                sessions < FEW_SESSIONS ? "cause.silent.few" : "cause.silent",
                Phrase.count("count.sessions", sessions));
    }

    /** What to make of answers that hold although someone new gives them. */
    static Phrase held(Identity identity) {
        return Phrase.of("cause.held", identity.changed());
    }

    private static int sessions(Comparison comparison) {
        Baseline baseline = comparison.baseline();
        return baseline == null ? 0 : baseline.sessions().size();
    }

    /** Says that we asked another model than the baseline's or the files', or null if we didn't. */
    static @Nullable Phrase modelChange(Comparison comparison, @Nullable String configuredId) {
        Baseline baseline = comparison.baseline();
        String asked = comparison.replay().provider().id();
        if (baseline != null && !baseline.isFrom(comparison.replay().provider())) {
            return Phrase.of(
                    configuredId == null ? "cause.ours" : "cause.ours.overridden", baseline.providerId(), asked);
        }
        return configuredId == null || configuredId.equals(asked)
                ? null
                : Phrase.of("cause.ours.run", configuredId, asked);
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
