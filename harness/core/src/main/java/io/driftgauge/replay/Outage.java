package io.driftgauge.replay;

import io.driftgauge.model.Cost;
import io.driftgauge.model.ModelCallException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a provider is away: so many answers in a row, of whatever cases, did not come in spite of their retries. The rest
 * of a large run would only wait for time-outs, and perhaps pay for them. Thread-safe.
 */
final class Outage {

    /**
     * A provider that fails one answer in five, in spite of retries, which is more than a suite's verdict stands, comes to this in
     * two of a thousand runs of a thousand answers.
     */
    static final int IN_A_ROW = 8;

    private final String provider;
    private int inARow;

    Outage(String provider) {
        this.provider = provider;
    }

    /**
     * Takes what came of a call; those that were not made, or that another provider of the case may have failed, say nothing.
     *
     * @return what all further calls get instead of being made; null while they may be made
     */
    synchronized @Nullable ModelCallException after(Attempts.Outcome outcome) {
        if (outcome instanceof Attempts.Came) {
            inARow = 0;
        } else if (outcome instanceof Attempts.Failed failed && mayPass(failed.failure())) {
            inARow++;
            if (inARow >= IN_A_ROW) {
                return new ModelCallException(
                        failed.failure().kind(),
                        provider + " was asked no more in this run, since " + IN_A_ROW
                                + " answers in a row did not come. The last: "
                                + failed.failure().getMessage(),
                        0,
                        Duration.ZERO,
                        failed.failure());
            }
        }
        return null;
    }

    /** What any call meets, rather than this one alone. */
    private static boolean mayPass(ModelCallException failure) {
        return failure.kind() == ModelCallException.Kind.RETRYABLE
                || failure.kind() == ModelCallException.Kind.THROTTLED;
    }

    /** A call that is not made. */
    static Attempts.Outcome notMade(ModelCallException why) {
        return new Attempts.Failed(why, 0, Duration.ZERO, Cost.NONE);
    }
}
