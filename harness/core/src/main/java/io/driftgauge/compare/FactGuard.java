package io.driftgauge.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds to the facts of answers what can only be told when they stand side by side: names, and words whose opposite another
 * answer has. A name counts if a third of the answers have it, so that free invention is no fact. What is added depends on the
 * set of answers alone, not on which of them are old and which new.
 */
final class FactGuard {

    private static final double SHARE = 1 / 3.0;

    private FactGuard() {}

    /** The features of both sides with names and opposites among their facts. */
    static List<Features> guarded(List<Features> features) {
        Map<String, Integer> texts = new LinkedHashMap<>();
        features.forEach(f -> texts.merge(f.text(), 1, Integer::sum));
        if (texts.size() < 2) {
            return features;
        }
        Map<String, List<String>> more = additions(texts);
        List<Features> guarded = new ArrayList<>();
        for (Features one : features) {
            List<String> added = more.getOrDefault(one.text(), List.of());
            guarded.add(added.isEmpty() ? one : with(one, added));
        }
        return guarded;
    }

    /** By text, what is added. */
    private static Map<String, List<String>> additions(Map<String, Integer> texts) {
        int all = texts.values().stream().mapToInt(Integer::intValue).sum();
        Set<String> known = ProperNames.known(texts.keySet());
        Map<String, Integer> counts = new HashMap<>();
        texts.forEach(
                (text, count) -> ProperNames.of(text, known).forEach(name -> counts.merge(name, count, Integer::sum)));
        Set<String> poles = opposed(texts.keySet());
        Map<String, List<String>> more = new HashMap<>();
        for (String text : texts.keySet()) {
            List<String> added = new ArrayList<>();
            for (String name : ProperNames.of(text, known)) {
                if (counts.getOrDefault(name, 0) >= SHARE * all) {
                    added.add(name);
                }
            }
            Polarity.words(text).stream().filter(poles::contains).forEach(added::add);
            more.put(text, added);
        }
        return more;
    }

    /** Words whose opposite stands in another of the texts, and not in all that have the word. */
    private static Set<String> opposed(Collection<String> texts) {
        Map<String, Set<String>> having = new HashMap<>();
        texts.forEach(text -> Polarity.words(text)
                .forEach(word ->
                        having.computeIfAbsent(word, w -> new LinkedHashSet<>()).add(text)));
        Set<String> opposed = new LinkedHashSet<>();
        having.forEach((word, in) -> {
            for (String other : Polarity.opposites(word)) {
                Set<String> there = having.getOrDefault(other, Set.of());
                if (there.stream().anyMatch(t -> !in.contains(t)) && in.stream().anyMatch(t -> !there.contains(t))) {
                    opposed.add(word);
                }
            }
        });
        return opposed;
    }

    private static Features with(Features one, List<String> added) {
        Set<String> facts = new LinkedHashSet<>(one.facts());
        List<String> all = new ArrayList<>(one.facts());
        added.stream().filter(facts::add).forEach(all::add);
        all.sort(null);
        return new Features(
                one.text(),
                one.parsed(),
                one.format(),
                all,
                one.refusal(),
                one.words(),
                one.tools(),
                one.embedding(),
                one.passes());
    }
}
