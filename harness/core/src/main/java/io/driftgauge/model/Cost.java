package io.driftgauge.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What calls cost. Unknown is not zero: calls whose cost is unknown are counted, and no sum is told while there are any.
 *
 * @param knownUsd US dollars of the calls whose cost is known
 * @param unknownCalls calls that may have cost something that no one told
 */
public record Cost(BigDecimal knownUsd, int unknownCalls) {

    /** Nothing was called. */
    public static final Cost NONE = new Cost(BigDecimal.ZERO, 0);

    /** One call of unknown cost. */
    public static final Cost UNKNOWN = new Cost(BigDecimal.ZERO, 1);

    /** A known sum. */
    public static Cost of(BigDecimal usd) {
        return new Cost(usd, 0);
    }

    /** The whole sum in US dollars; empty if a part of it is unknown. */
    public Optional<BigDecimal> usd() {
        return unknownCalls == 0 ? Optional.of(knownUsd) : Optional.empty();
    }

    public Cost plus(Cost other) {
        return new Cost(knownUsd.add(other.knownUsd), unknownCalls + other.unknownCalls);
    }
}
