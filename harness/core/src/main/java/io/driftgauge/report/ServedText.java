package io.driftgauge.report;

import io.driftgauge.base.Phrase;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.compare.Comparison;
import io.driftgauge.model.ServedIdentity;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who answered, in words.
 *
 * @param before when the baseline was recorded, every identity once; empty if nobody was named
 * @param now in this run
 */
record ServedText(List<Map<String, String>> before, List<Map<String, String>> now) {

    static ServedText of(Comparison comparison) {
        Baseline baseline = comparison.baseline();
        return new ServedText(
                baseline == null
                        ? List.of()
                        : parts(baseline.sessions().stream()
                                .flatMap(s -> s.served().stream())
                                .toList()),
                parts(comparison.replay().answers().stream()
                        .flatMap(a -> a.served().stream())
                        .toList()));
    }

    private static List<Map<String, String>> parts(List<ServedIdentity> identities) {
        return identities.stream()
                .distinct()
                .map(ServedIdentity::parts)
                .filter(p -> !p.isEmpty())
                .toList();
    }

    /** {@code model a → model b}, or the one that stayed. */
    Phrase sentence() {
        return before.equals(now)
                ? Phrase.of("served.same", words(now))
                : Phrase.joined(
                        before.isEmpty() ? Phrase.of("served.none") : words(before),
                        Phrase.verbatim(" → "),
                        now.isEmpty() ? Phrase.of("served.untold") : words(now));
    }

    private static Phrase words(List<Map<String, String>> identities) {
        return Phrase.list(
                "list.or",
                identities.stream()
                        .map(parts -> parts.entrySet().stream()
                                .map(e -> e.getKey() + " " + shorten(e.getValue()))
                                .collect(Collectors.joining(", ")))
                        .map(Phrase::verbatim)
                        .toList());
    }

    private static String shorten(String value) {
        return value.matches("[0-9a-f]{40,}") ? value.substring(0, 12) + "…" : value;
    }
}
