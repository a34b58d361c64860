package io.driftgauge.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs of n tokens, with how often each comes. */
record Ngrams(Map<List<String>, Integer> counts, int total) {

    static Ngrams of(List<String> tokens, int n) {
        Map<List<String>, Integer> counts = new HashMap<>();
        int total = Math.max(0, tokens.size() - n + 1);
        for (int i = 0; i < total; i++) {
            counts.merge(List.copyOf(tokens.subList(i, i + n)), 1, Integer::sum);
        }
        return new Ngrams(counts, total);
    }

    /** How many of these the other has too, none more often than it has it. */
    int inCommon(Ngrams other) {
        int common = 0;
        for (Map.Entry<List<String>, Integer> entry : counts.entrySet()) {
            common += Math.min(entry.getValue(), other.counts.getOrDefault(entry.getKey(), 0));
        }
        return common;
    }
}
