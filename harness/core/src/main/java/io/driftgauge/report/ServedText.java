package io.driftgauge.report;

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
    String sentence() {
        return before.equals(now)
                ? words(now) + ", as recorded"
                : (before.isEmpty() ? "not recorded" : words(before)) + " → "
                        + (now.isEmpty() ? "not told" : words(now));
    }

    private static String words(List<Map<String, String>> identities) {
        return identities.stream()
                .map(parts -> parts.entrySet().stream()
                        .map(e -> e.getKey() + " " + shorten(e.getValue()))
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" or "));
    }

    private static String shorten(String value) {
        return value.matches("[0-9a-f]{40,}") ? value.substring(0, 12) + "…" : value;
    }
}
