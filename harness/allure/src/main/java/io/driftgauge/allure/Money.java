package io.driftgauge.allure;

import io.driftgauge.model.Cost;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Amounts as people read them. */
final class Money {

    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Money() {}

    /** {@code $0.0123}; empty where nothing was paid, or a part of it is not known. */
    static Optional<String> of(Cost cost) {
        return cost.usd()
                .filter(usd -> usd.signum() > 0)
                .map(usd -> "$"
                        + usd.round(usd.compareTo(BigDecimal.ONE) < 0 ? DIGITS : MathContext.DECIMAL32)
                                .setScale(
                                        usd.compareTo(BigDecimal.ONE) < 0
                                                ? usd.round(DIGITS).scale()
                                                : 2,
                                        RoundingMode.HALF_UP)
                                .toPlainString());
    }
}
