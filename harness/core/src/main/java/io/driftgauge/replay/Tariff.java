package io.driftgauge.replay;

import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Cost;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the calls of one provider cost: nothing, what its price says, or no one knows. */
final class Tariff {

    private final @Nullable Price price;
    private final boolean free;

    /**
     * A tariff.
     *
     * @param price null if unknown
     * @param free true if its calls cost nothing where no price says otherwise: in process, or recorded
     */
    Tariff(@Nullable Price price, boolean free) {
        this.price = price;
        this.free = free;
    }

    /** The most that a call may cost; 0 where nothing is known, which a budget in money does not let through. */
    BigDecimal atMost(ChatRequest request) {
        return price == null
                ? BigDecimal.ZERO
                : price.atMost(TokenEstimate.prompt(request), TokenEstimate.completion(request));
    }

    /** What an answer cost; one that was replayed from a recording cost nothing now. */
    Cost of(ChatResponse response) {
        if (response.recorded() != null) {
            return Cost.NONE;
        }
        if (price == null) {
            return unknownUnlessFree(1);
        }
        return price.of(response.usage()).map(Cost::of).orElse(Cost.UNKNOWN);
    }

    /**
     * What a failed call cost: nothing where the provider turned it away; no one knows where it may have worked on an answer
     * that did not arrive.
     */
    Cost of(ModelCallException failure) {
        return switch (failure.kind()) {
            case THROTTLED, PERMANENT -> Cost.NONE;
            case RETRYABLE, REQUEST, NOT_RECORDED -> unknownUnlessFree(failure.attempts());
        };
    }

    /** What a call cost that ended in no way that anyone foresaw. */
    Cost ofBroken() {
        return unknownUnlessFree(1);
    }

    private Cost unknownUnlessFree(int calls) {
        return price == null && free ? Cost.NONE : new Cost(BigDecimal.ZERO, calls);
    }
}
