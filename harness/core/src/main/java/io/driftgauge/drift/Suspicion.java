package io.driftgauge.drift;

import io.driftgauge.compare.AssertionResult;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Whether a single new answer gives cause to ask again. It does if it breaks an assertion; if all recorded answers are the
 * same and it isn't, since at temperature 0 a provider flips now and then; if there is but one recorded answer and it
 * differs; or if its conformal p among the recorded ones is at most {@value #LEVEL}, by its similarity to them or by how
 * often its parsed answer came.
 *
 * <p>It only decides where calls go. No verdict takes its p, so it may look in several ways.
 */
final class Suspicion {

    /** Asks again in about a fifth of the cases that hold; the level at which simulations named 81% of changed cases. */
    static final double LEVEL = 0.2;

    private Suspicion() {}

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
        return Math.min(bySimilarity, byLabel) <= LEVEL || refuses;
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
