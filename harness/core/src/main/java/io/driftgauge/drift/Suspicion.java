package io.driftgauge.drift;

import io.driftgauge.compare.AssertionResult;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Whether new answers give cause to ask again. A single one does if it breaks an assertion; if all recorded answers are the
 * same and it isn't, since at temperature 0 a provider flips now and then; if there is but one recorded answer and it
 * differs; or if its conformal p among the recorded ones is at most {@value #FIRST}, by its similarity to them or by how
 * often its parsed answer came. A few fresh ones do if their test has a p of at most {@value #FRESH}.
 *
 * <p>It only decides where calls go. No verdict takes its p, so it may look in several ways. The levels are what a search over
 * synthetic suites with 3 changed cases of 25 came to: with a third of the calls, nine in ten of the cases are named that would be
 * if all calls were made. One answer alone says little, so that it must be easy to pass; three tell most of what ten do.
 */
final class Suspicion {

    /** Asks again in four of eleven cases that hold. */
    static final double FIRST = 0.4;

    /** Asks for the rest in a fifth of those. */
    static final double FRESH = 0.2;

    /** For so many recorded answers that not all labellings are tried. */
    private static final int DRAWS = 999;

    private Suspicion() {}

    /** Of a comparison whose new answers are a case's first fresh ones, when others can follow. */
    static boolean remains(Comparison fresh) {
        if (fresh.assertions().stream().anyMatch(AssertionResult::broken)) {
            return true;
        }
        int n = fresh.before().size();
        int m = fresh.now().size();
        return 1 / Labellings.count(n, m) > FRESH
                || CaseTest.of(fresh, SimilarityMatrix.of(fresh), DRAWS, new SplittableRandom(DRAWS))
                                .p()
                        <= FRESH;
    }

    /** Of a comparison with one new answer. */
    static boolean of(Comparison comparison) {
        if (comparison.assertions().stream().anyMatch(AssertionResult::broken)) {
            return true;
        }
        List<Features> before = comparison.before();
        if (before.isEmpty()) {
            return false;
        }
        Features now = comparison.now().get(0);
        boolean seen = before.stream().anyMatch(b -> same(b, now));
        if (Stability.of(comparison) == Stability.DETERMINISTIC || before.size() == 1) {
            return !seen;
        }
        SimilarityMatrix similarities = SimilarityMatrix.of(comparison);
        int all = before.size() + 1;
        double bySimilarity = conformal(
                all,
                i -> IntStream.range(0, all)
                        .filter(j -> j != i)
                        .mapToDouble(j -> similarities.at(i, j))
                        .sum());
        List<Features> answers = new ArrayList<>(before);
        answers.add(now);
        double byLabel = conformal(
                all,
                i -> answers.stream()
                        .filter(other ->
                                Objects.equals(other.parsed(), answers.get(i).parsed()))
                        .count());
        boolean refuses = now.refusal() && before.stream().noneMatch(Features::refusal);
        return Math.min(bySimilarity, byLabel) <= FIRST || refuses;
    }

    private static boolean same(Features a, Features b) {
        return a.text().equals(b.text()) && a.tools().equals(b.tools());
    }

    /** Share of answers that fit no better than the new one, itself counted; the new one is the last. */
    private static double conformal(int all, IntToDoubleFunction fit) {
        double own = fit.applyAsDouble(all - 1) + 1e-6;
        long asBad =
                IntStream.range(0, all).filter(i -> fit.applyAsDouble(i) <= own).count();
        return (double) asBad / all;
    }
}
