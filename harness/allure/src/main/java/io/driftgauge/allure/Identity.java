package io.driftgauge.allure;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.replay.CaseReplay;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Who answered, as one line of text. */
final class Identity {

    private Identity() {}

    /** Who answered now; empty if no answer came. */
    static Set<ServedIdentity> now(CaseReplay replay) {
        return replay.answers().stream()
                .map(a -> a.response().served())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Who answered when the baseline was recorded, in any of its sessions; empty if there is none. */
    static Set<ServedIdentity> before(CaseResult result) {
        Comparison comparison = result.comparison();
        Baseline baseline = comparison == null ? null : comparison.baseline();
        Set<ServedIdentity> served = new LinkedHashSet<>();
        if (baseline != null) {
            baseline.sessions().forEach(s -> served.addAll(s.served()));
        }
        return served;
    }

    /** All of them; the given word where nothing is told. */
    static String text(Collection<ServedIdentity> identities, String unknown) {
        String text = identities.stream().map(Identity::text).distinct().collect(Collectors.joining("; "));
        return text.isEmpty() ? unknown : text;
    }

    private static String text(ServedIdentity identity) {
        return identity.parts().entrySet().stream()
                .map(part -> switch (part.getKey()) {
                    case "model" -> part.getValue();
                    case "checksum" -> "sha256 " + abbreviated(part.getValue());
                    default -> part.getKey() + " " + part.getValue();
                })
                .collect(Collectors.joining(", "));
    }

    /** A checksum's first digits, as many as people compare; anything else as it is. */
    static String abbreviated(String text) {
        return text.matches("[0-9a-f]{13,}") ? text.substring(0, 12) : text;
    }
}
