package io.driftgauge.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Did-you-mean: the known name nearest to one that is not known, by Levenshtein distance, ignoring case. */
public final class Nearest {

    /** Most names that a message lists. */
    private static final int LISTED = 30;

    /** Longer names are no misspellings, and the distance costs length times length. */
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The nearest known name, if no more than half of its letters would have to change; the first in natural order of equals. */
    public static Optional<String> of(String given, Collection<String> known) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = given.toLowerCase(Locale.ROOT);
        record Candidate(String name, int distance) {}
        return known.stream()
                .filter(name -> name.length() <= LONGEST)
                .map(name -> new Candidate(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(c -> c.distance >= 0)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    /**
     * The sentences that follow "unknown key 'vairables'.": "Did you mean 'vars'? Known keys: assert, id, vars."
     *
     * @param things what they are, in the plural: keys, providers, suites
     */
    public static String hint(String things, String given, Collection<String> known) {
        String guess =
                of(given, known).map(name -> "Did you mean '" + name + "'? ").orElse("");
        return guess + listing(things, known);
    }

    /** "Known keys: assert, id, vars." in natural order, the first thirty. */
    public static String listing(String things, Collection<String> known) {
        List<String> sorted = known.stream().distinct().sorted().toList();
        if (sorted.isEmpty()) {
            return "There are no " + things + ".";
        }
        String names = String.join(", ", sorted.subList(0, Math.min(LISTED, sorted.size())));
        String more = sorted.size() > LISTED ? " and " + (sorted.size() - LISTED) + " more" : "";
        return "Known " + things + ": " + names + more + ".";
    }

    private static int distance(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        int limit = longer < 3 ? longer - 1 : (longer + 1) / 2;
        return new LevenshteinDistance(Math.max(0, limit)).apply(a, b);
    }
}
