package io.driftgauge.report;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The two answers that show best what moved: of the old ones the one most like the others, of the new ones the one least
 * like the old.
 */
record Representative(Features was, Features is) {

    /** Empty if there is nothing on one side. */
    static Optional<Representative> of(Comparison comparison) {
        List<Features> before = comparison.before();
        ToDoubleFunction<Features> likeness = f -> before.stream()
                .mapToDouble(b -> f.embedding().mean().cosine(b.embedding().mean()))
                .sum();
        Optional<Features> was = before.stream().max(Comparator.comparingDouble(likeness));
        Optional<Features> is = comparison.now().stream().min(Comparator.comparingDouble(likeness));
        return was.flatMap(w -> is.map(i -> new Representative(w, i)));
    }
}
