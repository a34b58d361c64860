package io.driftgauge.drift;

import io.driftgauge.base.Phrase;
import io.driftgauge.compare.Comparison;
import io.driftgauge.model.ServedIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who answered when the baseline was recorded, and who answers now.
 *
 * @param before every identity of the baseline's sessions, oldest first, without repeats
 * @param now every identity of this run's answers, without repeats
 * @param changes parts with a value never seen in the baseline, as {@code model a → b}; parts that the baseline never
 *     told of can't be new
 */
record Identity(List<ServedIdentity> before, List<ServedIdentity> now, List<Phrase> changes) {

    /** How much of a checksum people are shown. */
    private static final int SHOWN = 12;

    static Identity of(Comparison comparison) {
        List<ServedIdentity> before = comparison.baseline() == null
                ? List.of()
                : comparison.baseline().sessions().stream()
                        .flatMap(s -> s.served().stream())
                        .distinct()
                        .toList();
        List<ServedIdentity> now = comparison.replay().answers().stream()
                .flatMap(a -> a.served().stream())
                .distinct()
                .toList();
        return new Identity(before, now, changes(values(before), values(now)));
    }

    private static Map<String, Set<String>> values(Collection<ServedIdentity> identities) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (ServedIdentity identity : identities) {
            identity.parts()
                    .forEach((part, value) -> values.computeIfAbsent(part, p -> new LinkedHashSet<>())
                            .add(value));
        }
        return values;
    }

    private static List<Phrase> changes(Map<String, Set<String>> before, Map<String, Set<String>> now) {
        List<Phrase> changes = new ArrayList<>();
        now.forEach((part, values) -> {
            Set<String> known = before.getOrDefault(part, Set.of());
            if (!known.isEmpty() && !known.containsAll(values)) {
                changes.add(Phrase.joined(
                        Phrase.verbatim(part + " "), shown(known), Phrase.verbatim(" → "), shown(values)));
            }
        });
        return changes;
    }

    private static Phrase shown(Set<String> values) {
        return Phrase.list(
                "list.or",
                values.stream()
                        .map(v -> v.matches("[0-9a-f]{40,}") ? v.substring(0, SHOWN) + "…" : Words.shorten(v))
                        .map(Phrase::verbatim)
                        .toList());
    }

    /** Who is new, in words. */
    Phrase changed() {
        return Phrase.list("list.comma", changes);
    }

    /** True if someone answers whom the baseline never saw. */
    boolean isNew() {
        return !changes.isEmpty();
    }

    /** True if neither side tells who answered, so that a swap could not be seen. */
    boolean untold() {
        return values(before).isEmpty() || values(now).isEmpty();
    }
}
