package io.driftgauge.drift;

import io.driftgauge.compare.Features;

/**
 * A bet that answers moved in a direction that cases share. Each case gives one recorded and one new answer, whose
 * difference is foretold by the mean difference of the cases before. While the model is the same, either of the two could
 * have been the new one, so that the sign of what the bet pays is a coin and the wealth a martingale (Shekhar and Ramdas
 * 2021). The stake follows an online Newton step.
 */
final class Direction {

    private static final double MOST_STAKE = 0.5;

    /** Of the online Newton step for such stakes: 2 / (2 − ln 3). */
    private static final double STEP = 2 / (2 - Math.log(3));

    private double[] sum = new double[0];
    private int cases;
    private double squares;
    private double stake;
    private double gradients = 1;
    private double log;
    private double highest;

    /** Bets on one case. */
    void bet(Features recorded, Features now) {
        double[] difference = difference(recorded, now);
        if (sum.length == 0) {
            sum = new double[difference.length];
        }
        double foretold = 0;
        for (int i = 0; i < difference.length; i++) {
            foretold += sum[i] * difference[i];
        }
        if (cases > 1) {
            double scale = Math.sqrt(squares / (cases - 1));
            double pays = scale > 0 ? Math.tanh(foretold / cases / scale) : 0;
            log += Math.log1p(stake * pays);
            highest = Math.max(highest, log);
            double gradient = pays / (1 + stake * pays);
            gradients += gradient * gradient;
            stake = Math.max(0, Math.min(MOST_STAKE, stake + STEP * gradient / gradients));
        }
        if (cases > 0) {
            squares += foretold / cases * (foretold / cases);
        }
        for (int i = 0; i < difference.length; i++) {
            sum[i] += difference[i];
        }
        cases++;
    }

    double highest() {
        return Math.exp(highest);
    }

    /** What they say, and how long they are. */
    private static double[] difference(Features recorded, Features now) {
        float[] was = recorded.embedding().mean().toArray();
        float[] is = now.embedding().mean().toArray();
        double[] difference = new double[was.length + 1];
        for (int i = 0; i < was.length; i++) {
            difference[i] = is[i] - was[i];
        }
        difference[was.length] = Math.log((now.words() + 1.0) / (recorded.words() + 1.0));
        return difference;
    }
}
