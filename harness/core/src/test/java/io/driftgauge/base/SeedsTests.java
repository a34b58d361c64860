package io.driftgauge.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTests {

    @Test
    void gives_the_same_seed_for_the_same_parts() {
        assertThat(Seeds.mix(7, "refunds/refund-window", 3)).isEqualTo(Seeds.mix(7, "refunds/refund-window", 3));
    }

    @Test
    void never_gives_one_seed_to_two_of_many_neighbours() {
        Set<Long> seen = new HashSet<>();
        for (int seed = 0; seed < 10; seed++) {
            for (int key = 0; key < 100; key++) {
                for (int k = 0; k < 10; k++) {
                    seen.add(Seeds.mix(seed, "case-" + key, k));
                }
            }
        }
        assertThat(seen).hasSize(10_000);
    }

    @Test
    void changes_half_of_all_bits_when_one_part_changes_a_little() {
        double bits = 0;
        for (int k = 0; k < 1000; k++) {
            bits += Long.bitCount(Seeds.mix(1, "a", k) ^ Seeds.mix(1, "a", k + 1));
            bits += Long.bitCount(Seeds.mix(k, "a", 0) ^ Seeds.mix(k + 1, "a", 0));
        }
        assertThat(bits / 2000).isCloseTo(32, within(0.5));
    }
}
