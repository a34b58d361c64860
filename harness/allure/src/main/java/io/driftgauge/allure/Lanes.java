package io.driftgauge.allure;

import io.driftgauge.replay.CaseReplay;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Times for Allure's timeline: one lane a provider, its cases one after the other from the run's start, each as long as
 * its own calls. Calls run beside one another, so when a case really began would say little.
 */
final class Lanes {

    private final long started;
    private final Map<String, Long> ends = new HashMap<>();

    Lanes(Instant started) {
        this.started = started.toEpochMilli();
    }

    /** The next span of that provider's lane, in milliseconds since the epoch. */
    Span next(CaseReplay replay) {
        long start = end(replay.provider().label());
        long stop = start + Math.max(0, replay.duration().toMillis());
        ends.put(replay.provider().label(), stop);
        return new Span(start, stop);
    }

    /** Where that provider's lane ends so far: the moment of a suite's verdict. */
    Span now(String provider) {
        return new Span(end(provider), end(provider));
    }

    private long end(String provider) {
        return ends.getOrDefault(provider, started);
    }

    /** From and to, in milliseconds since the epoch. */
    record Span(long start, long stop) {}
}
