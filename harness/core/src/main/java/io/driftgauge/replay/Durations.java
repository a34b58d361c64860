package io.driftgauge.replay;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 90s}, {@code 10m}. */
public final class Durations {

    private Durations() {}

    /** {@code 850 ms}, {@code 1.4 s}, {@code 2 min 5 s}. */
    public static String text(@Nullable Duration duration) {
        long millis = duration == null ? 0 : duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        }
        return millis / 60_000 + " min " + millis % 60_000 / 1_000 + " s";
    }
}
