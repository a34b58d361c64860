package io.driftgauge.drift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The categories of a case's answers, old and new, counted. */
final class Categories {

    private final int[] codes;
    private final int[] totals;

    /**
     * Of these answers.
     *
     * @param categories one an answer, the old ones first
     */
    Categories(List<String> categories) {
        Map<String, Integer> known = new HashMap<>();
        codes = categories.stream()
                .mapToInt(c -> known.computeIfAbsent(c, x -> known.size()))
                .toArray();
        totals = new int[known.size()];
        for (int code : codes) {
            totals[code]++;
        }
    }

    /** How many there are. */
    int size() {
        return totals.length;
    }

    /** How many answers there are, old and new. */
    int answers() {
        return codes.length;
    }

    /** How many of all answers are of a category. */
    int total(int category) {
        return totals[category];
    }

    /** How many of these answers are of each category. */
    int[] count(int[] answers) {
        int[] counts = new int[totals.length];
        for (int i : answers) {
            counts[codes[i]]++;
        }
        return counts;
    }
}
