package io.driftgauge.run;

import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.Sample;
import io.driftgauge.baseline.Session;
import io.driftgauge.baseline.StepSample;
import io.driftgauge.replay.Answer;
import java.util.List;

/** Of several accepted variants of a chain the one that the run went along with furthest. */
final class NearestVariant {

    private NearestVariant() {}

    /** A baseline of that one answer. */
    static Baseline of(Baseline baseline, List<Answer> answers) {
        List<StepSample> now = StepSample.of(answers.get(0).steps());
        Session nearest = baseline.sessions().get(0);
        int furthest = -1;
        for (Session session : baseline.sessions()) {
            int common = common(session.samples().get(0), now);
            if (common > furthest) {
                furthest = common;
                nearest = session;
            }
        }
        return new Baseline(baseline.key(), baseline.providerId(), baseline.requested(), List.of(nearest));
    }

    private static int common(Sample sample, List<StepSample> now) {
        int common = 0;
        while (common < now.size()
                && common < sample.steps().size()
                && sample.steps().get(common).equals(now.get(common))) {
            common++;
        }
        return common;
    }
}
