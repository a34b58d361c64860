package io.driftgauge.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Location;
import org.jspecify.annotations.Nullable;

/**
 * A check that an answer must pass, checked when the suite was read: the type is known and the value fits it.
 *
 * @param type promptfoo's name without {@code not-}
 * @param negated true for the {@code not-} form
 * @param value as the file gives it, templates rendered; {@code MissingNode} if there is none
 * @param threshold where the type has one
 * @param passRate share of answers that must pass, in (0, 1]; 1 unless the file says otherwise
 */
public record Assertion(
        String type,
        boolean negated,
        JsonNode value,
        @Nullable Double threshold,
        double passRate,
        Location where) {

    /** The type as the file spells it. */
    public String name() {
        return negated ? "not-" + type : type;
    }
}
