package io.driftgauge.drift;

import io.driftgauge.base.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How a suite's effect moved from run to run: a view, not a verdict, since it is looked at after every run.
 *
 * @param perRun median slope over all pairs of runs (Theil 1950, Sen 1968), in similarity a run
 * @param since when the first run after the likeliest break started (Pettitt 1979)
 * @param before mean effect until the break
 * @param after mean effect from the break on
 * @param p chance of so clear a break if the order of the runs meant nothing, in (0, 1]
 */
public record Trend(double perRun, String since, double before, double after, double p) {

    /** Fewer runs show no trend. */
    static final int FEWEST = 6;

    private static final int DRAWS = 999;

    /** A run's effect. */
    record Point(String started, double effect) {}

    /** Null if there are too few runs. */
    static @Nullable Trend of(List<Point> runs) {
        if (runs.size() < FEWEST) {
            return null;
        }
        double[] effects = runs.stream().mapToDouble(Point::effect).toArray();
        int split = split(effects);
        double observed = Math.abs(contrast(effects, split));
        SplittableRandom random = new SplittableRandom(Seeds.mix(0, "trend", effects.length));
        int further = 0;
        double[] shuffled = effects.clone();
        for (int b = 0; b < DRAWS; b++) {
            for (int i = shuffled.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double swap = shuffled[i];
                shuffled[i] = shuffled[j];
                shuffled[j] = swap;
            }
            further += Math.abs(contrast(shuffled, split(shuffled))) >= observed ? 1 : 0;
        }
        return new Trend(
                slope(effects),
                runs.get(split).started(),
                mean(effects, 0, split),
                mean(effects, split, effects.length),
                (1.0 + further) / (DRAWS + 1));
    }

    /** The first index of the later part where the parts differ most in rank. */
    private static int split(double[] effects) {
        int best = 1;
        double most = -1;
        double sum = 0;
        for (int t = 1; t < effects.length; t++) {
            for (double other : effects) {
                sum += Math.signum(other - effects[t - 1]);
            }
            if (Math.abs(sum) > most) {
                most = Math.abs(sum);
                best = t;
            }
        }
        return best;
    }

    /** How many pairs rise over the split, less those that fall. */
    private static double contrast(double[] effects, int split) {
        double sum = 0;
        for (int i = 0; i < split; i++) {
            for (int j = split; j < effects.length; j++) {
                sum += Math.signum(effects[j] - effects[i]);
            }
        }
        return sum;
    }

    private static double slope(double[] effects) {
        int n = effects.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                slopes[k++] = (effects[i] - effects[j]) / (i - j);
            }
        }
        Arrays.sort(slopes);
        return k % 2 == 1 ? slopes[k / 2] : (slopes[k / 2 - 1] + slopes[k / 2]) / 2;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElse(0);
    }
}
