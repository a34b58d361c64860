package io.driftgauge.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check that an answer must pass, checked when the suite was read: the type is known and the value fits it.
 *
 * @param negated true for the {@code not-} form
 * @param value in the shape that the type says, templates rendered; {@code MissingNode} if there is none
 * @param threshold what the file says or the type's default; null where the type has none
 * @param passRate share of answers that must pass, in (0, 1]; 1 unless the file says otherwise
 * @param details what it may say beyond that
 */
public record Assertion(
        AssertionType type,
        boolean negated,
        JsonNode value,
        @Nullable Double threshold,
        double passRate,
        Details details,
        Location where) {

    /**
     * What an assertion may say beyond its type, value and threshold.
     *
     * @param weight its share in an {@code assert-set} or in a case with a threshold; above 0
     * @param metric what people call it; null if they don't
     * @param ngram size of the n-grams of {@code rouge-n}, from 1 to 9
     * @param transforms what the answer goes through before it is looked at
     * @param grading who grades, and by what; null where no judge decides
     * @param members of an {@code assert-set}; else empty
     */
    public record Details(
            double weight,
            @Nullable String metric,
            int ngram,
            List<Transform> transforms,
            @Nullable Grading grading,
            List<Assertion> members) {

        /** Says nothing. */
        public static final Details NONE = new Details(1, null, 1, List.of(), null, List.of());

        public Details {
            transforms = List.copyOf(transforms);
            members = List.copyOf(members);
        }
    }

    /** Without details. */
    public Assertion(
            AssertionType type,
            boolean negated,
            JsonNode value,
            @Nullable Double threshold,
            double passRate,
            Location where) {
        this(type, negated, value, threshold, passRate, Details.NONE, where);
    }

    /** The type as the file spells it. */
    public String name() {
        return negated ? "not-" + type.fileName() : type.fileName();
    }

    /** What people call it: its metric if it has one. */
    public String title() {
        String metric = details.metric();
        return metric == null ? name() : metric + " (" + name() + ")";
    }
}
