package io.driftgauge.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * A test martingale on p-values that come night after night: wealth that starts at 1 and is bet on small ones. If they are
 * independent and uniform, the chance that it ever reaches c is at most 1/c (Ville 1939), whenever and however often one
 * looks.
 *
 * <p>It is a mixture, fixed beforehand, of bets k·p^(k−1) for several k, each begun at each night in turn: nobody knows how
 * far answers will move, nor when. Night j has the share 1 / (j · (1 + 1/2 + … + 1/n)) of n nights, and is kept unspent
 * until then; so a change in night 1 costs a factor of about 6 of the evidence, one in night 100 a factor of about 600.
 */
final class Betting {

    /** The lower, the more is won on a very small p, and the more is lost on others. */
    private static final double[] POWERS = {0.25, 0.5, 0.75};

    private final double[] shares;
    private final boolean twoSided;
    private final List<double[]> starts = new ArrayList<>();
    private final double[] logs;
    private double wealth = 1;
    private double highest = 1;

    /**
     * Nothing is bet yet.
     *
     * @param nights most that will come
     * @param twoSided whether to bet on p near 1 too
     */
    Betting(int nights, boolean twoSided) {
        this.twoSided = twoSided;
        logs = new double[POWERS.length * (twoSided ? 2 : 1)];
        shares = new double[nights];
        double sum = 0;
        for (int j = 0; j < nights; j++) {
            sum += 1.0 / (j + 1);
        }
        for (int j = 0; j < nights; j++) {
            shares[j] = 1 / ((j + 1) * sum);
        }
    }

    /** A night begins, and with it its own bets. */
    void night() {
        starts.add(logs.clone());
    }

    /** Bets on p-values, one after another; the wealth is counted after the last. */
    void bet(double... pValues) {
        for (double p : pValues) {
            for (int k = 0; k < POWERS.length; k++) {
                logs[k] += log(POWERS[k], p);
                if (twoSided) {
                    logs[POWERS.length + k] += log(POWERS[k], Math.max(1 - p, Double.MIN_NORMAL));
                }
            }
        }
        double sum = 0;
        for (int j = 0; j < shares.length; j++) {
            sum += shares[j] * (j < starts.size() ? since(starts.get(j)) : 1);
        }
        wealth = sum;
        highest = Math.max(highest, wealth);
    }

    private static double log(double k, double p) {
        return Math.log(k) + (k - 1) * Math.log(p);
    }

    private double since(double[] start) {
        double sum = 0;
        for (int k = 0; k < logs.length; k++) {
            sum += Math.exp(logs[k] - start[k]);
        }
        return sum / logs.length;
    }

    double wealth() {
        return wealth;
    }

    double highest() {
        return highest;
    }
}
