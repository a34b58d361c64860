package io.driftgauge.allure;

import io.driftgauge.model.Cost;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Amounts as people read them. */
final class Money {

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Money() {}

    /** {@code $0.0123}, {@code $12.35}; empty where nothing was paid, or a part of it is not known. */
    static Optional<String> of(Cost cost) {
        return cost.usd()
                .filter(usd -> usd.signum() > 0)
                .map(usd -> "$" + rounded(usd).toPlainString());
    }

    private static BigDecimal rounded(BigDecimal usd) {
        return usd.compareTo(BigDecimal.ONE) < 0 ? usd.round(THREE_DIGITS) : usd.setScale(2, RoundingMode.HALF_UP);
    }
}
