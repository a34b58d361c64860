package io.driftgauge.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.stemmer.PorterStemmer;

/**
 * METEOR (Banerjee and Lavie 2005) with its first two stages: words that are the same, then words with the same stem
 * (Porter's, which knows English; other words are their own stems). Synonyms are not known. Alpha 0.9, beta 3, gamma 0.5.
 * Of several alignments one with few chunks is taken, as METEOR 1.5 does (Denkowski and Lavie 2014); implementations that take
 * the last occurrence of a word give less where words repeat.
 */
final class Meteor {

    private static final double ALPHA = 0.9;
    private static final double BETA = 3;
    private static final double GAMMA = 0.5;

    /** Words that a run is looked ahead for when a word could be aligned in several places. */
    private static final int AHEAD = 20;

    private static final int NONE = -1;

    private Meteor() {}

    /** Of several references the best, in [0, 1). */
    static double score(String answer, List<String> references) {
        List<String> words = Tokens.words(answer);
        double best = 0;
        for (String reference : references) {
            best = Math.max(best, score(words, Tokens.words(reference)));
        }
        return best;
    }

    private static double score(List<String> answer, List<String> reference) {
        int[] aligned = new int[answer.size()];
        Arrays.fill(aligned, NONE);
        boolean[] taken = new boolean[reference.size()];
        align(answer, reference, aligned, taken);
        align(stems(answer), stems(reference), aligned, taken);
        int matches = 0;
        int chunks = 0;
        int before = NONE - 1;
        for (int place : aligned) {
            if (place != NONE) {
                matches++;
                if (place != before + 1) {
                    chunks++;
                }
            }
            before = place == NONE ? NONE - 1 : place;
        }
        if (matches == 0) {
            return 0;
        }
        double precision = (double) matches / answer.size();
        double recall = (double) matches / reference.size();
        double mean = precision * recall / (ALPHA * precision + (1 - ALPHA) * recall);
        return mean * (1 - GAMMA * Math.pow((double) chunks / matches, BETA));
    }

    /** Gives each word that is not aligned yet the free place where the longest run goes on, best the one after its neighbour's. */
    private static void align(List<String> answer, List<String> reference, int[] aligned, boolean[] taken) {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < reference.size(); i++) {
            places.computeIfAbsent(reference.get(i), w -> new ArrayList<>()).add(i);
        }
        for (int i = 0; i < answer.size(); i++) {
            if (aligned[i] != NONE) {
                continue;
            }
            int next = i > 0 && aligned[i - 1] != NONE ? aligned[i - 1] + 1 : NONE;
            int best = NONE;
            int longest = 0;
            for (int place : places.getOrDefault(answer.get(i), List.of())) {
                if (!taken[place]) {
                    int run = place == next ? Integer.MAX_VALUE : run(answer, i, reference, place, taken);
                    if (run > longest) {
                        longest = run;
                        best = place;
                    }
                }
            }
            if (best != NONE) {
                aligned[i] = best;
                taken[best] = true;
            }
        }
    }

    private static int run(List<String> answer, int from, List<String> reference, int place, boolean[] taken) {
        int run = 0;
        while (run < AHEAD
                && from + run < answer.size()
                && place + run < reference.size()
                && !taken[place + run]
                && answer.get(from + run).equals(reference.get(place + run))) {
            run++;
        }
        return run;
    }

    private static List<String> stems(List<String> words) {
        PorterStemmer stemmer = new PorterStemmer();
        return words.stream().map(stemmer::stem).map(String::valueOf).toList();
    }
}
