package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamingTests {

    private static final double LIMIT = 0.05;

    @Test
    void names_what_closed_testing_by_brute_force_names() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 2000; round++) {
            double[] p = random.doubles(1 + random.nextInt(5), 0, 0.12).toArray();
            double threshold = Naming.threshold(p, LIMIT);
            for (int i = 0; i < p.length; i++) {
                assertThat(p[i] <= threshold)
                        .as("%s of %s", p[i], Arrays.toString(p))
                        .isEqualTo(bruteForce(p, i));
            }
        }
    }

    /** Every set that holds {@code i}, but for that of all cases, which the gate has rejected, is rejected by Simes. */
    private static boolean bruteForce(double[] p, int i) {
        int all = (1 << p.length) - 1;
        if (p.length == 1) {
            return p[0] <= LIMIT;
        }
        for (int set = 1; set < all; set++) {
            if ((set >> i & 1) == 1 && !simes(p, set)) {
                return false;
            }
        }
        return true;
    }

    private static boolean simes(double[] p, int set) {
        double[] members = IntStream.range(0, p.length)
                .filter(k -> (set >> k & 1) == 1)
                .mapToDouble(k -> p[k])
                .sorted()
                .toArray();
        for (int k = 1; k <= members.length; k++) {
            if (members[k - 1] <= k * LIMIT / members.length) {
                return true;
            }
        }
        return false;
    }

    @Test
    void names_all_that_holm_names() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 1000; round++) {
            double[] p = random.doubles(7, 0, 0.08).toArray();
            Holm.Step[] steps = Holm.steps(p, LIMIT);
            double threshold = Naming.threshold(p, LIMIT);
            for (int i = 0; i < p.length; i++) {
                assertThat(steps[i].rejected() && p[i] > threshold).isFalse();
            }
        }
    }

    @Test
    void names_all_cases_where_all_moved_but_none_could_be_named_alone() {
        double[] p = new double[12];
        Arrays.fill(p, 1 / 286.0);

        assertThat(Naming.threshold(p, 0.01)).isEqualTo(0.01);
        assertThat(Holm.steps(p, 0.01)).noneMatch(Holm.Step::rejected);
    }
}
