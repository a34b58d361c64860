package io.driftgauge.drift;

import io.driftgauge.base.Seeds;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All compared cases of a suite on a provider, tested: the exact ones one by one, the sampled ones also together.
 *
 * @param exact in the order of their keys
 * @param sampled likewise
 * @param gate of the sampled ones; null if there is none
 * @param sequential what the betting test of the sampled ones says, from which the gate then has its p; null unless they
 *     were asked so
 * @param effects of the sampled ones; null if there is none
 */
record SuiteTest(
        SuiteOnProvider suite,
        List<Measured> exact,
        List<Measured> sampled,
        @Nullable GateFigures gate,
        @Nullable SequentialFigures sequential,
        @Nullable SuiteEffects effects) {

    /**
     * So many draws as far as what was observed tell a p well enough (h of Besag and Clifford 1991); so many must be possible
     * below a limit for it to be met by more than luck of the draw.
     */
    private static final int DRAWS_BELOW_LIMIT = 20;

    /** A closer look makes so many times the draws of the one before. */
    private static final int CLOSER = 5;

    /** Draws for a case of which not all labellings can be tried, at first look. */
    private static final int FIRST_LOOK = 1999;

    private static final int MOST_DRAWS = 199_999;

    /** Labellings that the closer looks of a run may try together, so that a run of any size ends in seconds. */
    private static final int CLOSER_LOOKS = 4_000_000;

    /** A sampled case: what of it goes into the suite's gate, and what stands for itself. */
    private record Looked(Stage stage, SimilarityMatrix similarities, CaseTest test, Measured measured) {}

    /**
     * Tests a suite. Permutations stop early, in the manner of Besag and Clifford, in looks that each draw anew, with five
     * times the draws of the one before: a look whose p has {@value #DRAWS_BELOW_LIMIT} draws at or below it is the last. The p
     * that comes out keeps every level t: the looks that are the last only with a p above t take no part, and of the next one
     * it takes a p of at most t to stop there or to go on from there, which has a chance of at most t by itself.
     *
     * @param comparisons at least one
     * @param gates sampled suites in the run, at least 1
     * @param casesOfRun sampled cases in the run
     */
    static SuiteTest of(SuiteOnProvider suite, List<Comparison> comparisons, Terms terms, int gates, int casesOfRun) {
        double gateLimit = terms.alpha() / gates;
        int most = Math.max(4999, CLOSER_LOOKS / Math.max(1, casesOfRun));
        int draws = draws(gateLimit / comparisons.size(), Math.min(MOST_DRAWS, most));
        List<Comparison> inOrder = sorted(comparisons);
        List<Measured> exact = inOrder.stream()
                .filter(ExactComparison::applies)
                .map(c -> Measured.exact(c, SimilarityMatrix.of(c)))
                .toList();
        // each case draws from a stream of its own, so that the threads change nothing but the time
        List<Looked> looked = inOrder.parallelStream()
                .filter(c -> !ExactComparison.applies(c))
                .map(c -> look(c, draws, terms))
                .toList();
        List<Comparison> together =
                looked.stream().map(l -> l.stage().ofSuite()).toList();
        List<SimilarityMatrix> similarities =
                looked.stream().map(Looked::similarities).toList();
        List<CaseTest> tests = looked.stream().map(Looked::test).toList();
        List<Measured> sampled = looked.stream().map(Looked::measured).toList();
        boolean staged = looked.stream().anyMatch(l -> l.stage().inStages());
        if (tests.isEmpty()) {
            return new SuiteTest(suite, exact, sampled, null, null, null);
        }
        Surfaces surfaces = Surfaces.of(together);
        List<SuiteChannel> shared = SuiteChannels.of(together, similarities, surfaces, terms.seed());
        GateFigures gate = gate(sampled, tests, shared, terms, gateLimit);
        SuiteEffects first = SuiteEffects.of(together, similarities, surfaces);
        SuiteEffects effects = staged ? first.with(confirmed(looked)) : first;
        SequentialFigures sequential = SequentialFigures.of(together, terms.seed());
        GateFigures deciding =
                sequential != null ? gate.decidedBy(sequential) : staged ? Fresh.added(gate, sampled) : gate;
        return new SuiteTest(suite, exact, sampled, deciding, sequential, effects);
    }

    private static Confirmed confirmed(List<Looked> looked) {
        return Confirmed.of(
                looked.stream().map(Looked::measured).toList(),
                looked.stream().mapToDouble(l -> l.stage().weight()).toArray());
    }

    private static Looked look(Comparison comparison, int draws, Terms terms) {
        Stage stage =
                Stage.of(comparison, terms.staged().contains(comparison.replay().key()));
        SimilarityMatrix first = SimilarityMatrix.of(stage.ofSuite());
        CaseTest test = CaseTest.of(stage.ofSuite(), first, FIRST_LOOK, random(terms, comparison, "case"));
        return new Looked(stage, first, test, measured(stage, first, test, draws, terms));
    }

    private static Measured measured(Stage stage, SimilarityMatrix first, CaseTest test, int draws, Terms terms) {
        Comparison ofCase = stage.ofCase();
        if (!stage.inStages()) {
            return Measured.sampled(stage.ofSuite(), first, closer(stage.ofSuite(), first, test, draws, terms));
        }
        if (ofCase == null) {
            return Measured.sampled(stage.ofSuite(), first, CaseFigures.unsuspicious(Fresh.smallestP(stage.ofSuite())));
        }
        SimilarityMatrix similarities = SimilarityMatrix.of(ofCase);
        CaseTest fresh = CaseTest.of(ofCase, similarities, FIRST_LOOK, random(terms, ofCase, "fresh"));
        return Measured.sampled(ofCase, similarities, closer(ofCase, similarities, fresh, draws, terms));
    }

    private static CaseFigures closer(
            Comparison comparison, SimilarityMatrix similarities, CaseTest first, int most, Terms terms) {
        CaseTest test = first;
        for (int draws = FIRST_LOOK; !test.exact() && goOn(test.p(), draws, most); ) {
            draws = Math.min(most, CLOSER * draws);
            test = CaseTest.of(comparison, similarities, draws, random(terms, comparison, "case " + draws));
        }
        return CaseFigures.of(test, most);
    }

    private static List<Comparison> sorted(List<Comparison> comparisons) {
        return comparisons.stream()
                .sorted(Comparator.comparing(c -> c.replay().key()))
                .toList();
    }

    private static GateFigures gate(
            List<Measured> sampled, List<CaseTest> tests, List<SuiteChannel> shared, Terms terms, double limit) {
        boolean[] alone = new boolean[tests.size()];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = sampled.get(i).noise() == null;
        }
        int most = draws(limit, MOST_DRAWS);
        int draws = Gate.FIRST_LOOK;
        GateFigures gate = Gate.test(tests, shared, alone, draws, streams(sampled, terms, "gate"));
        while (goOn(gate.p(), draws, most)) {
            draws = Math.min(most, CLOSER * draws);
            gate = Gate.test(tests, shared, alone, draws, streams(sampled, terms, "gate " + draws));
        }
        return gate.couldReach(Gate.smallestP(tests, most));
    }

    private static int draws(double limit, int most) {
        return (int) Math.min(Math.ceil(DRAWS_BELOW_LIMIT / limit), most);
    }

    /** Whether so few draws were as far that more of them would tell the p better. */
    private static boolean goOn(double p, int draws, int most) {
        return draws < most && p * (draws + 1) < DRAWS_BELOW_LIMIT;
    }

    private static List<RandomGenerator> streams(List<Measured> sampled, Terms terms, String purpose) {
        return sampled.stream().map(m -> random(terms, m.comparison(), purpose)).toList();
    }

    private static RandomGenerator random(Terms terms, Comparison comparison, String purpose) {
        return new SplittableRandom(
                Seeds.mix(terms.seed(), purpose + " " + comparison.replay().key(), 0));
    }

    boolean anyMovedForCertain() {
        return exact.stream().anyMatch(Measured::movedForCertain);
    }
}
