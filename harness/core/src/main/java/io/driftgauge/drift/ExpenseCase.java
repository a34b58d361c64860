package io.driftgauge.drift;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.Took;
import io.driftgauge.compare.Comparison;
import io.driftgauge.model.Price;
import io.driftgauge.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One expense of a case's answers, old and new.
 *
 * @param sessions of the baseline, those that tell it; not empty
 * @param now in this run; not empty
 */
record ExpenseCase(Expense what, List<List<Double>> sessions, List<Double> now) {

    /**
     * Empty unless both sides tell it.
     *
     * @param first so many of the new answers
     */
    static Optional<ExpenseCase> of(Comparison comparison, Expense what, int first) {
        Baseline baseline = comparison.baseline();
        if (baseline == null || !(comparison.comparability() instanceof Comparison.SameRequest)) {
            return Optional.empty();
        }
        Price price = comparison.replay().provider().price();
        List<List<Double>> sessions = new ArrayList<>();
        baseline.sessions().forEach(s -> sessions.add(values(s.took(), what, price)));
        sessions.removeIf(List::isEmpty);
        List<Double> now = values(Took.of(comparison.replay(), first), what, price);
        return sessions.isEmpty() || now.isEmpty()
                ? Optional.empty()
                : Optional.of(new ExpenseCase(what, List.copyOf(sessions), now));
    }

    private static List<Double> values(Took took, Expense what, @Nullable Price price) {
        return switch (what) {
            case PROMPT_TOKENS -> doubles(took.promptTokens());
            case COMPLETION_TOKENS -> doubles(took.completionTokens());
            case COST -> price == null ? List.of() : costs(took, price);
            case LATENCY -> doubles(took.latencyMs());
            case FIRST_TOKEN -> doubles(took.firstTokenMs());
        };
    }

    /** Only where every answer tells both counts, so that they belong together. */
    private static List<Double> costs(Took took, Price price) {
        int count = took.promptTokens().size();
        if (count != took.completionTokens().size()) {
            return List.of();
        }
        List<Double> costs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            costs.add(price.of(new Usage(
                            took.promptTokens().get(i), took.completionTokens().get(i)))
                    .orElseThrow()
                    .doubleValue());
        }
        return costs;
    }

    private static List<Double> doubles(List<Long> values) {
        return values.stream().map(Long::doubleValue).toList();
    }

    /** All old values. */
    List<Double> before() {
        return sessions.stream().flatMap(List::stream).toList();
    }

    /** What stands for the old values: their mean, of times their median. */
    double centreBefore() {
        return centre(before());
    }

    /** What stands for the new values. */
    double centreNow() {
        return centre(now);
    }

    private double centre(List<Double> values) {
        return what.centre(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** One session held against the others, as a new run would be. */
    ExpenseCase against(int session) {
        List<List<Double>> others = new ArrayList<>(sessions);
        List<Double> one = others.remove(session);
        return new ExpenseCase(what, others, one);
    }
}
