package io.driftgauge.drift;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.Sample;
import io.driftgauge.baseline.StepSample;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Content;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.SimilarityMatrix;
import io.driftgauge.replay.Answer;
import io.driftgauge.suite.JsonPolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Compares answers that are certain to be the same as long as the model is: byte by byte, without statistics. The same
 * model can't differ, so a difference has p = 0; with several accepted variants (sessions) any of them will do.
 */
final class ExactComparison {

    /** Lengths further apart than this ratio count as moved: half as long again. */
    static final double LENGTH_RATIO = 1.5;

    private ExactComparison() {}

    /** True if asking again brings the same bytes and every recorded session holds a single answer. */
    static boolean applies(Comparison comparison) {
        Baseline baseline = comparison.baseline();
        return comparison.replay().deterministic()
                && baseline != null
                && baseline.sessions().stream().allMatch(s -> s.samples().size() == 1);
    }

    /** True if every new answer is one of the recorded ones, tool calls and their arguments included. */
    static boolean same(Comparison comparison) {
        Baseline baseline = comparison.baseline();
        List<Sample> samples = baseline == null ? List.of() : baseline.samples();
        return comparison.replay().answers().stream()
                .allMatch(answer -> samples.stream()
                        .anyMatch(sample -> same(sample, answer) || sameStructure(sample, answer, comparison)));
    }

    /** A file that says when structures count as the same says it for exact comparisons too. */
    private static boolean sameStructure(Sample sample, Answer answer, Comparison comparison) {
        JsonPolicy policy = comparison.replay().promptCase().drift().json();
        return policy.isOwn()
                && sample.steps().isEmpty()
                && sample.toolCalls().equals(answer.toolCalls())
                && Content.sameStructure(sample.text(), answer.text(), policy);
    }

    private static boolean same(Sample sample, Answer answer) {
        return sample.text().equals(answer.text())
                && sample.toolCalls().equals(answer.toolCalls())
                && sample.steps().equals(StepSample.of(answer.steps()));
    }

    /** What differs between the answer and the recorded one most like it; never empty if they differ. */
    static Set<Moved> moved(Comparison comparison, SimilarityMatrix similarities) {
        int n = comparison.before().size();
        int nearest = 0;
        for (int i = 1; i < n; i++) {
            nearest = similarities.at(i, n) > similarities.at(nearest, n) ? i : nearest;
        }
        Features before = comparison.before().get(nearest);
        Features now = comparison.now().get(0);
        EnumSet<Moved> moved = EnumSet.noneOf(Moved.class);
        add(moved, Moved.LABEL, !Objects.equals(before.parsed(), now.parsed()));
        add(moved, Moved.FORMAT, !before.format().equals(now.format()));
        add(moved, Moved.FACTS, !before.facts().equals(now.facts()));
        add(moved, Moved.REFUSAL, before.refusal() != now.refusal());
        add(moved, Moved.LENGTH, apart(before.words(), now.words()));
        add(moved, Moved.TOOL_CALLS, !before.tools().equals(now.tools()));
        boolean otherMeaning =
                similarities.at(nearest, n) < Weight.SAME_MEANING && !Content.same(before.text(), now.text());
        return Weight.withMeaning(moved, otherMeaning);
    }

    private static void add(EnumSet<Moved> moved, Moved what, boolean differs) {
        if (differs) {
            moved.add(what);
        }
    }

    private static boolean apart(int a, int b) {
        return Math.max(a, b) > LENGTH_RATIO * Math.min(a, b);
    }
}
