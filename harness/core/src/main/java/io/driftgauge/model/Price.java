package io.driftgauge.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider charges, in US dollars, as someone wrote it down on a day.
 *
 * @param input a million prompt tokens
 * @param output a million completion tokens, reasoning included
 * @param cachedInput a million prompt tokens that came from the provider's cache; null if they cost what others cost
 * @param call each call, on top of its tokens; 0 for most
 * @param date when these prices were looked up
 */
public record Price(
        BigDecimal input, BigDecimal output, @Nullable BigDecimal cachedInput, BigDecimal call, LocalDate date) {

    private static final int MILLION = 6;

    /** What an answer cost; empty if its usage was not told and matters. */
    public Optional<BigDecimal> of(Usage usage) {
        if (input.signum() == 0 && output.signum() == 0 && cachedInput == null) {
            return Optional.of(call);
        }
        Long prompt = usage.promptTokens();
        Long completion = usage.completionTokens();
        if (prompt == null || completion == null) {
            return Optional.empty();
        }
        Long told = usage.cachedTokens();
        long cached = cachedInput == null || told == null ? 0 : Math.min(told, prompt);
        BigDecimal fromCache = cachedInput == null ? BigDecimal.ZERO : cachedInput.multiply(BigDecimal.valueOf(cached));
        BigDecimal perMillion = input.multiply(BigDecimal.valueOf(prompt - cached))
                .add(fromCache)
                .add(output.multiply(BigDecimal.valueOf(completion)));
        return Optional.of(perMillion.movePointLeft(MILLION).add(call));
    }

    /** The most that a call with so many tokens costs. */
    public BigDecimal atMost(long promptTokens, long completionTokens) {
        BigDecimal dearest = cachedInput == null ? input : input.max(cachedInput);
        return dearest.multiply(BigDecimal.valueOf(promptTokens))
                .add(output.multiply(BigDecimal.valueOf(completionTokens)))
                .movePointLeft(MILLION)
                .add(call);
    }
}
