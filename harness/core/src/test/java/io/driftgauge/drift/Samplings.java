package io.driftgauge.drift;

import io.driftgauge.compare.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws answers of a synthetic model: a direction per case, noise around it, a shift away from it. */
final class Samplings {

    private static final int DIMENSIONS = 24;

    private final RandomGenerator random;

    Samplings(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Some answers.
     *
     * @param shift how far along a fixed direction the answers' centre lies from where it is at 0; 1 is as far as the
     *     centre is from the origin
     */
    List<Features> answers(int count, double noise, double shift) {
        List<Features> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] values = new float[DIMENSIONS];
            for (int d = 0; d < DIMENSIONS; d++) {
                values[d] = (float) (noise * random.nextGaussian());
            }
            values[0] += 1;
            values[1] += (float) shift;
            int words = 10 + random.nextInt(10);
            answers.add(CaseBuilder.features("word ".repeat(words).strip(), values));
        }
        return answers;
    }
}
