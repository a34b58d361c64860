package io.driftgauge.compare;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Measures of the words that an answer shares with reference texts, each in [0, 1]. */
final class Overlap {

    /** Longest n-gram of BLEU and GLEU. */
    private static final int LONGEST = 4;

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    private Overlap() {}

    /** ROUGE-N (Lin 2004): share of the reference's n-grams that the answer has; of several references the best. */
    static double rouge(String answer, List<String> references, int n) {
        Ngrams found = Ngrams.of(Tokens.words(answer), n);
        double best = 0;
        for (String reference : references) {
            Ngrams wanted = Ngrams.of(Tokens.words(reference), n);
            best = Math.max(best, ratio(wanted.inCommon(found), wanted.total()));
        }
        return best;
    }

    /**
     * BLEU (Papineni et al. 2002) of one text. An n that the answer is too short for does not count; an n without a match
     * counts half, a quarter, an eighth … of one match, as in NIST's {@code mteval-v13a} (Chen and Cherry 2014, method 3).
     */
    static double bleu(String answer, List<String> references) {
        return bleuOf(
                Tokens.withMarks(answer),
                references.stream().map(Tokens::withMarks).toList());
    }

    static double bleuOf(List<String> tokens, List<List<String>> references) {
        List<List<String>> wanted =
                references.stream().filter(t -> !t.isEmpty()).toList();
        if (tokens.isEmpty() || wanted.isEmpty()) {
            return 0;
        }
        double logs = 0;
        double smoothed = 1;
        int orders = Math.min(LONGEST, tokens.size());
        for (int n = 1; n <= orders; n++) {
            int common = clipped(tokens, wanted, n);
            int total = tokens.size() - n + 1;
            if (n == 1 && common == 0) {
                return 0;
            }
            if (common == 0) {
                smoothed /= 2;
            }
            logs += Math.log((common == 0 ? smoothed : common) / total);
        }
        int length = tokens.size();
        int closest = wanted.stream()
                .map(List::size)
                .min(Comparator.<Integer>comparingInt(size -> Math.abs(size - length))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(length);
        double brevity = length >= closest ? 1 : Math.exp(1 - (double) closest / length);
        return brevity * Math.exp(logs / orders);
    }

    /** Matches of n-grams, each at most as often as the reference that has it most. */
    private static int clipped(List<String> tokens, List<List<String>> references, int n) {
        Map<List<String>, Integer> most = new HashMap<>();
        for (List<String> reference : references) {
            Ngrams.of(reference, n).counts().forEach((gram, count) -> most.merge(gram, count, Math::max));
        }
        return Ngrams.of(tokens, n).inCommon(new Ngrams(most, 0));
    }

    /** GLEU (Wu et al. 2016): the smaller of precision and recall of all 1- to 4-grams; of several references the best. */
    static double gleu(String answer, List<String> references) {
        return gleuOf(
                Tokens.withMarks(answer),
                references.stream().map(Tokens::withMarks).toList());
    }

    static double gleuOf(List<String> tokens, List<List<String>> references) {
        double best = 0;
        for (List<String> wanted : references) {
            int common = 0;
            int most = 0;
            for (int n = 1; n <= LONGEST; n++) {
                Ngrams found = Ngrams.of(tokens, n);
                Ngrams expected = Ngrams.of(wanted, n);
                common += found.inCommon(expected);
                most += Math.max(found.total(), expected.total());
            }
            best = Math.max(best, ratio(common, most));
        }
        return best;
    }

    /** F1 of words as SQuAD counts it (Rajpurkar et al. 2016): articles and punctuation aside; of several references the best. */
    static double f1(String answer, List<String> references) {
        Ngrams found = Ngrams.of(plain(answer), 1);
        double best = 0;
        for (String reference : references) {
            Ngrams wanted = Ngrams.of(plain(reference), 1);
            best = Math.max(best, ratio(2 * wanted.inCommon(found), wanted.total() + found.total()));
        }
        return best;
    }

    private static List<String> plain(String text) {
        return Tokens.words(text.toLowerCase(Locale.ROOT)).stream()
                .filter(word -> !ARTICLES.contains(word))
                .toList();
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
