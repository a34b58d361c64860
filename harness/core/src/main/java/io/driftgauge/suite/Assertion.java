package io.driftgauge.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Location;
import org.jspecify.annotations.Nullable;

/**
 * A check that an answer must pass, checked when the suite was read: the type is known and the value fits it.
 *
 * @param negated true for the {@code not-} form
 * @param value in the shape that the type says, templates rendered; {@code MissingNode} if there is none
 * @param threshold what the file says or the type's default; null where the type has none
 * @param passRate share of answers that must pass, in (0, 1]; 1 unless the file says otherwise
 */
public record Assertion(
        AssertionType type,
        boolean negated,
        JsonNode value,
        @Nullable Double threshold,
        double passRate,
        Location where) {

    /** The type as the file spells it. */
    public String name() {
        return negated ? "not-" + type.fileName() : type.fileName();
    }
}
