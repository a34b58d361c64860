package io.driftgauge.bench.drift;

import io.driftgauge.base.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the answers of one repetition: a model of its own, a baseline over three days, a run on the fourth. */
final class Trial {

    static final int PROMPTS = 25;
    static final int RECORDED = 10;

    /** Answers a day while recording: 4, 4, 2, as the sessions are cut. */
    private static final int A_DAY = 4;

    private Trial() {}

    static Answers draw(Change change, int calls, int repetition) {
        SplittableRandom random = new SplittableRandom(Seeds.mix(20_261_126L, change.name(), repetition));
        SyntheticModel model = new SyntheticModel(PROMPTS, random.nextLong());
        List<List<String>> baseline = new ArrayList<>();
        List<List<String>> now = new ArrayList<>();
        for (int i = 0; i < PROMPTS; i++) {
            List<String> recorded = new ArrayList<>();
            for (int k = 0; k < RECORDED; k++) {
                recorded.add(model.usual(i, 1 + k / A_DAY, change == Change.WOBBLE, random));
            }
            baseline.add(recorded);
        }
        for (int i = 0; i < PROMPTS; i++) {
            List<String> fresh = new ArrayList<>();
            for (int k = 0; k < calls; k++) {
                fresh.add(model.changed(i, change, 1 + RECORDED / A_DAY + 1, random));
            }
            now.add(fresh);
        }
        return new Answers(baseline, now);
    }
}
