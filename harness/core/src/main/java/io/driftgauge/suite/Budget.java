package io.driftgauge.suite;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The most that a run may spend; null means no limit of that kind.
 *
 * @param usd US dollars
 * @param calls attempts, retries counted
 */
public record Budget(@Nullable BigDecimal usd, @Nullable Integer calls) {

    /** No limit. */
    public static final Budget NONE = new Budget(null, null);
}
