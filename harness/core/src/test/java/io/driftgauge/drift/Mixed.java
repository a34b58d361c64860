package io.driftgauge.drift;

import io.driftgauge.compare.Features;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws answers that differ in everything that channels look at; one model, or one that was changed in a known way. */
final class Mixed {

    /** Changes that a model may have had; the default constructor of each test starts from none. */
    record Change(double meaning, double label, double list, double refusal, double longer, double failing) {
        static final Change NONE = new Change(0, 0, 0, 0, 0, 0);
    }

    private final RandomGenerator random;

    Mixed(RandomGenerator random) {
        this.random = random;
    }

    /**
     * An answer.
     *
     * @param key of the case: cases differ in where they lie and in how much they vary
     */
    Features answer(int key, Change change) {
        float[] values = new float[16];
        for (int d = 0; d < values.length; d++) {
            values[d] = (float) ((0.1 + 0.02 * (key % 5)) * random.nextGaussian());
        }
        values[key % 8] += 1;
        values[15] += (float) change.meaning;
        boolean yes = random.nextDouble() < 0.7 - change.label;
        boolean list = random.nextDouble() < 0.2 + change.list;
        boolean refuses = random.nextDouble() < 0.1 + change.refusal;
        boolean fails = random.nextDouble() < 0.1 + change.failing;
        int words = (int) Math.round(Math.exp(2.5 + 0.4 * random.nextGaussian() + change.longer));
        StringBuilder text = new StringBuilder(yes ? "Yes" : "No");
        for (int w = 0; w < words; w++) {
            text.append(list && w % 4 == 0 ? "\n- " : " ").append("word");
            text.append(random.nextInt(6) == 0 ? "," : "");
        }
        Vector vector = Vector.normalised(values);
        return new Features(
                text.append(random.nextBoolean() ? "." : "").toString(),
                yes ? "yes" : "no",
                list ? "list" : "prose",
                List.of(random.nextInt(4) == 0 ? "14 days" : "30 days"),
                refuses,
                words + 1,
                random.nextInt(5) == 0 ? List.of("search") : List.of(),
                new Embedding(vector, List.of(vector)),
                fails ? 0.5 : 1);
    }

    List<Features> answers(int count, int key, Change change) {
        List<Features> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(answer(key, change));
        }
        return answers;
    }

    /** A suite's cases with {@code n} old answers of one model and {@code m} new ones of the other. */
    List<CaseBuilder> suite(int cases, int n, int m, Change change) {
        List<CaseBuilder> suite = new ArrayList<>();
        for (int c = 0; c < cases; c++) {
            suite.add(CaseBuilder.of("s", "c" + (100 + c))
                    .before(answers(n, c, Change.NONE))
                    .now(answers(m, c, change)));
        }
        return suite;
    }
}
