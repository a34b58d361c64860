package io.driftgauge.run;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Wall time by stage, in the order in which they were first entered. Not thread-safe. */
final class Stages {

    private final Map<String, Duration> times = new LinkedHashMap<>();
    private final LongSupplier nanoTime;

    Stages(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    <T> T time(String stage, Supplier<T> work) {
        long start = nanoTime.getAsLong();
        try {
            return work.get();
        } finally {
            times.merge(stage, Duration.ofNanos(nanoTime.getAsLong() - start), Duration::plus);
        }
    }

    Map<String, Duration> times() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(times));
    }

    Duration total() {
        return times.values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
