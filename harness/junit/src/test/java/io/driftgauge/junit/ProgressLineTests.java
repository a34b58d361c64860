package io.driftgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTests {

    private final List<String> lines = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final ProgressLine progress = new ProgressLine(lines::add, clock::get);

    private void after(double seconds, int calls, int done) {
        clock.addAndGet((long) (seconds * Duration.ofSeconds(1).toNanos()));
        progress.advanced(calls, done, 100);
    }

    @Test
    void a_replay_that_is_done_within_a_second_says_nothing() {
        for (int i = 0; i <= 100; i++) {
            after(0.009, i, i);
        }
        assertThat(lines).isEmpty();
    }

    @Test
    void two_seconds_without_a_word_are_enough() {
        after(0, 0, 0);
        after(1.9, 1, 1);
        after(0.2, 2, 1);
        assertThat(lines).containsExactly("1 of 100 cases replayed, 2 calls, 2 s");
    }

    @Test
    void another_tenth_is_told_sooner() {
        after(0, 0, 0);
        after(1.1, 10, 10);
        after(0.1, 20, 20);
        after(0.5, 30, 30);
        assertThat(lines)
                .containsExactly("10 of 100 cases replayed, 10 calls, 1 s", "30 of 100 cases replayed, 30 calls, 1 s");
    }

    @Test
    void a_long_replay_says_little_for_each_call() {
        after(0, 0, 0);
        for (int i = 0; i < 1_000; i++) {
            after(0.01, i, i / 10);
        }
        assertThat(lines).hasSizeBetween(5, 12);
    }
}
