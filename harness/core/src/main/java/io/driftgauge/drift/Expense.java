package io.driftgauge.drift;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/**
 * What an answer takes beside being right. None of it ever turns a verdict red.
 *
 * <p>A change is told from its floor on. The floors are what a person would act on, not fitted to any data: prompts of the
 * same requests have no reason to change at all; a tenth on the bill; half as long again, since what else a provider has to
 * do moves its times by tens of percent within a day.
 */
public enum Expense {
    /** Tokens of the same requests as the provider counts them. */
    PROMPT_TOKENS(0.01),
    /** Tokens of the answers, reasoning included. */
    COMPLETION_TOKENS(0.1),
    /** US dollars an answer, old and new ones at today's price, without what a cache saves. */
    COST(0.1),
    /** Milliseconds of the calls alone. */
    LATENCY(0.5),
    /** Milliseconds until the first piece of a streamed answer. */
    FIRST_TOKEN(0.5);

    private static final int TEN = 10;
    private static final int SECOND = 1000;
    private static final MathContext DIGITS = new MathContext(2);

    private final double floor;

    Expense(double floor) {
        this.floor = floor;
    }

    /** The smallest change that is told, as a share of what it was. */
    double floor() {
        return floor;
    }

    /** {@code 212 → 278}, with its unit where it has one that is the same in every language. */
    String values(double before, double now) {
        return value(before) + " → " + value(now);
    }

    /** {@code +31%}, {@code −12%}; {@code ±0%} if it is the same, {@code new} can't be told in percent: {@code +∞}. */
    static String change(double before, double now) {
        if (before == 0) {
            return now == 0 ? "±0%" : "+∞";
        }
        long percent = Math.round(100 * (now / before - 1));
        return (percent == 0 ? "±" : percent > 0 ? "+" : "−") + Math.abs(percent) + "%";
    }

    private String value(double value) {
        return switch (this) {
            case PROMPT_TOKENS, COMPLETION_TOKENS ->
                String.format(Locale.ROOT, value < TEN && value != Math.rint(value) ? "%.1f" : "%.0f", value);
            case COST -> "$" + new BigDecimal(value).round(DIGITS).toPlainString();
            case LATENCY, FIRST_TOKEN ->
                value < SECOND ? Math.round(value) + " ms" : String.format(Locale.ROOT, "%.1f s", value / SECOND);
        };
    }

    /** What stands for several values: their mean; of times, which have a long tail, their median. */
    double centre(double[] values) {
        return this == LATENCY || this == FIRST_TOKEN
                ? Median.of(values)
                : Arrays.stream(values).average().orElseThrow();
    }
}
