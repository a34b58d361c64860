package io.driftgauge.djl.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowBatchesTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 17, 400})
    void each_window_is_in_exactly_one_batch_among_its_equals(int count) {
        Random random = new Random(count);
        List<long[]> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(new long[2 + random.nextInt(126)]);
        }
        List<List<Integer>> batches = WindowBatches.of(windows, false);
        assertThat(batches.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, count).boxed().toList());
        assertThat(batches)
                .allSatisfy(batch -> assertThat(batch.stream().map(i -> windows.get(i).length))
                        .containsOnly(windows.get(batch.get(0)).length));
    }

    @Test
    void short_windows_go_by_eights_and_long_ones_alone() {
        List<long[]> windows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            windows.add(new long[13]);
            windows.add(new long[128]);
        }
        assertThat(WindowBatches.of(windows, false).stream().map(List::size))
                .startsWith(8, 8, 4, 1, 1)
                .hasSize(23);
    }

    @Test
    void windows_that_would_change_each_other_go_alone() {
        List<long[]> windows = List.of(new long[5], new long[5], new long[7]);
        assertThat(WindowBatches.of(windows, true).stream().map(List::size)).containsExactly(1, 1, 1);
    }
}
