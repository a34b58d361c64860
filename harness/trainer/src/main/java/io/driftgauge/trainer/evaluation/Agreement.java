package io.driftgauge.trainer.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How far two releases give the same greedy answers where the corpus did not change.
 *
 * @param same number of equal answers
 * @param total number of answers compared
 * @param exceptions items answered differently, as first and second release
 */
public record Agreement(long same, long total, List<Difference> exceptions) {
    /** An item whose answers should be equal and are not. */
    public record Difference(Asked before, Asked after) {}

    /** Share of equal answers, 0 to 1; not a number if nothing is to be compared. */
    public double share() {
        return total == 0 ? Double.NaN : (double) same / total;
    }

    /** Compares the reports of one task, which must hold the same questions in the same order. */
    public static Agreement of(TaskReport before, TaskReport after) {
        List<Asked> first = before.all().toList();
        List<Asked> second = after.all().toList();
        List<Difference> exceptions = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < first.size(); i++) {
            Asked a = first.get(i);
            Asked b = second.get(i);
            if (!a.item().question().equals(b.item().question())) {
                throw new IllegalArgumentException("Different questions: " + a.item() + ", " + b.item());
            }
            if (a.item().answers().equals(b.item().answers())) {
                total++;
                if (!a.generation().text().equals(b.generation().text())) {
                    exceptions.add(new Difference(a, b));
                }
            }
        }
        return new Agreement(total - exceptions.size(), total, exceptions);
    }

    /** Both together. */
    public Agreement plus(Agreement other) {
        List<Difference> all = new ArrayList<>(exceptions);
        all.addAll(other.exceptions);
        return new Agreement(same + other.same, total + other.total, all);
    }
}
