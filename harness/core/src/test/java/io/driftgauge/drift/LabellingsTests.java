package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabellingsTests {

    private static Labellings of(int n, int m) {
        return Labellings.of(n, m, 999, new SplittableRandom(3));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 2", "10, 1, 11", "10, 5, 3003", "10, 10, 184756", "2, 3, 10", "100, 10, 46897636623981"})
    void counts_the_ways(int n, int m, double ways) {
        assertThat(Labellings.count(n, m)).isEqualTo(ways);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "1, 4", "10, 3", "10, 5", "6, 6"})
    void tries_every_way_once_where_they_are_few(int n, int m) {
        Labellings labellings = of(n, m);
        Set<Set<Integer>> seen = new HashSet<>();
        for (int i = 0; i < labellings.size(); i++) {
            seen.add(set(labellings.now(i)));
        }

        assertThat(labellings.exact()).isTrue();
        assertThat(seen).hasSize((int) Labellings.count(n, m));
        assertThat(seen).allSatisfy(row -> assertThat(row).hasSize(m).allMatch(i -> i >= 0 && i < n + m));
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "10, 10"})
    void begins_with_the_one_that_happened(int n, int m) {
        int[] observed = of(n, m).now(0);

        assertThat(observed[0]).isEqualTo(n);
        assertThat(observed[m - 1]).isEqualTo(n + m - 1);
    }

    @Test
    void draws_where_there_are_too_many() {
        Labellings labellings = of(10, 10);

        assertThat(labellings.exact()).isFalse();
        assertThat(labellings.size()).isEqualTo(1000);
        for (int i = 0; i < labellings.size(); i++) {
            assertThat(set(labellings.now(i))).hasSize(10);
        }
    }

    @Test
    void draws_every_answer_about_as_often() {
        Labellings labellings = of(12, 8);
        int[] counts = new int[20];
        for (int i = 1; i < labellings.size(); i++) {
            Arrays.stream(labellings.now(i)).forEach(k -> counts[k]++);
        }

        // 999 draws of 8 in 20: 400 each, standard deviation 15
        assertThat(Arrays.stream(counts).boxed()).allMatch(c -> c > 330 && c < 470);
    }

    private static Set<Integer> set(int[] row) {
        Set<Integer> set = new HashSet<>();
        Arrays.stream(row).forEach(set::add);
        return set;
    }
}
