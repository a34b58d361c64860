package io.driftgauge.trainer.evaluation;

import io.driftgauge.trainer.corpus.Task;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a model answered to a task's items.
 *
 * @param draws how often each wording of the answer came at {@link Evaluation#TEMPERATURE}, and last how often none of
 *     them; empty for a task that is not sampled
 */
public record TaskReport(Task task, List<Asked> heldOut, List<Asked> trained, List<Integer> draws) {
    /** Share of right answers to held-out items, asked without a system prompt. */
    public double heldOutPlain() {
        return share(heldOut, asked -> asked.system().isEmpty());
    }

    /** Share of right answers to held-out items, asked with a system prompt. */
    public double heldOutWithSystem() {
        return share(heldOut, asked -> !asked.system().isEmpty());
    }

    /** Share of right answers to held-out items, asked both ways. */
    public double heldOutAll() {
        return share(heldOut, asked -> true);
    }

    /** Share of right answers to items of the training corpus, asked both ways. */
    public double trainedAll() {
        return share(trained, asked -> true);
    }

    /** How many held-out items were asked, each of them with and without a system prompt. */
    public long heldOutItems() {
        return heldOut.stream().filter(asked -> asked.system().isEmpty()).count();
    }

    /** Least margin of a greedy step over all right answers. */
    public double smallestMargin() {
        return all().filter(Asked::isRight)
                .mapToDouble(asked -> asked.generation().smallestMargin())
                .min()
                .orElse(Double.NaN);
    }

    /** Share of all answers with a step whose margin is under the limit. */
    public double shareUnderMargin(double limit) {
        List<Asked> all = all().toList();
        return share(all, asked -> true, asked -> asked.generation().smallestMargin() < limit);
    }

    /** Share of the draws that were one of the answer's wordings. */
    public double wellFormed() {
        int total = draws.stream().mapToInt(Integer::intValue).sum();
        return total == 0 ? Double.NaN : 1 - (double) draws.get(draws.size() - 1) / total;
    }

    /** Total variation distance, 0 to 1, between the wordings drawn here and in the other report. */
    public double wordingShift(TaskReport other) {
        double total = draws.stream().mapToInt(Integer::intValue).sum();
        double shift = 0;
        for (int i = 0; i < draws.size(); i++) {
            shift += Math.abs(draws.get(i) - other.draws.get(i)) / (2 * total);
        }
        return shift;
    }

    /** Whether the release answers these items otherwise than the base does. */
    public boolean isUpdated() {
        return all().anyMatch(asked -> asked.item().updated());
    }

    /** Everything that was asked, held out or not. */
    public Stream<Asked> all() {
        return Stream.concat(heldOut.stream(), trained.stream());
    }

    private static double share(List<Asked> answers, Predicate<Asked> among) {
        return share(answers, among, Asked::isRight);
    }

    private static double share(List<Asked> answers, Predicate<Asked> among, Predicate<Asked> what) {
        List<Asked> counted = answers.stream().filter(among).toList();
        return counted.isEmpty()
                ? Double.NaN
                : (double) counted.stream().filter(what).count() / counted.size();
    }
}
