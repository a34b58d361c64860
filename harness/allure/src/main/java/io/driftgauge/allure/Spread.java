package io.driftgauge.allure;

import io.driftgauge.compare.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How similar each answer is to the baseline, in [-1, 1]: the plot's dots. A baseline's answer is held against the others
 * of its baseline, so that both rows measure the same thing.
 *
 * @param before a value a different answer of the baseline; empty if it has only one answer
 * @param now a value a different answer of this run
 */
record Spread(List<Double> before, List<Double> now) {

    static Spread of(Comparison comparison) {
        List<Said> baseline = Said.distinct(comparison.before());
        int total = comparison.before().size();
        List<Double> before = new ArrayList<>();
        if (total > 1) {
            for (Said said : baseline) {
                double withItself = said.similarityTo(baseline) * total;
                before.add((withItself - said.similarityTo(said)) / (total - 1));
            }
        }
        List<Double> now = new ArrayList<>();
        if (total > 0) {
            Said.distinct(comparison.now()).forEach(said -> now.add(said.similarityTo(baseline)));
        }
        return new Spread(before, now);
    }

    /** The smallest value of both rows, at most 1. */
    double smallest() {
        return DoubleStream.concat(stream(before), stream(now)).min().orElse(1);
    }

    private static DoubleStream stream(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue);
    }
}
