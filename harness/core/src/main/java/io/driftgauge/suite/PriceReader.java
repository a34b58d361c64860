package io.driftgauge.suite;

import io.driftgauge.model.Price;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads what a provider charges: {@code price: {input: 0.4, output: 1.6, cachedInput: 0.1, date: 2026-11-01}}. */
final class PriceReader {

    /** US dollars a million tokens; whoever charges more has most likely mixed up his units. */
    private static final double DEAREST = 100_000;

    private final Problems problems;

    PriceReader(Problems problems) {
        this.problems = problems;
    }

    /** The price; null if there is none or it can't be used, which is then noted. */
    @Nullable Price read(Mapping provider) {
        Mapping price = provider.mapping("price", PromptKeys.PRICE);
        if (price == null) {
            return null;
        }
        BigDecimal input = amount(price, "input");
        BigDecimal output = amount(price, "output");
        BigDecimal cached = amount(price, "cachedInput");
        BigDecimal call = amount(price, "call");
        LocalDate date = date(price);
        if (call == null && (input == null || output == null)) {
            problems.error(
                    price.where(),
                    price.place()
                            + " needs 'input' and 'output' in US dollars a million tokens, or 'call' in US dollars"
                            + " a call. Leave the price out if it is not known.");
            return null;
        }
        return date == null ? null : new Price(zero(input), zero(output), cached, zero(call), date);
    }

    private static BigDecimal zero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static @Nullable BigDecimal amount(Mapping price, String name) {
        OptionalDouble amount = price.number(name, "from 0 to 100000", v -> v >= 0 && v <= DEAREST);
        return amount.isPresent() ? BigDecimal.valueOf(amount.getAsDouble()) : null;
    }

    private @Nullable LocalDate date(Mapping price) {
        String text = price.text("date");
        if (text == null) {
            if (!price.has("date")) {
                problems.error(
                        price.where(),
                        price.place() + " needs the 'date' of the price list that it was taken from, like 2026-11-01.");
            }
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problems.error(price.at("date"), "'date' in " + price.place() + " must be a date like 2026-11-01.");
            return null;
        }
    }
}
