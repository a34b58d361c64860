package io.driftgauge.suite;

import io.driftgauge.base.Location;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a chain, or a turn of a conversation: one question to a model.
 *
 * @param id unique within the case; matches {@code [a-z0-9_-]{1,40}}
 * @param lines the messages that it adds; not empty
 * @param provider who is asked, where it isn't the case's provider
 * @param condition when it is asked; null for always
 * @param answer how its answer is parsed, for {@code {{steps.<id>.label}}} and conditions
 */
public record Step(
        String id,
        List<Line> lines,
        @Nullable ModelSpec provider,
        @Nullable Condition condition,
        AnswerRule answer,
        Location where) {

    /** A message of a step. */
    public record Line(Role role, StepText text) {}

    /**
     * A branch on the label of an earlier step. A step that was not asked has no label.
     *
     * @param step whose label
     * @param labels ignoring case
     * @param negated true for {@code unless}: asked if the label is none of these
     */
    public record Condition(String step, List<String> labels, boolean negated) {

        public Condition {
            labels = List.copyOf(labels);
        }

        /** Whether the step is asked after an answer with that label. */
        public boolean holds(@Nullable String label) {
            return negated != (label != null && labels.stream().anyMatch(label::equalsIgnoreCase));
        }

        @Override
        public String toString() {
            return (negated ? "unless " : "when ") + step + " is " + String.join(" or ", labels);
        }
    }

    public Step {
        lines = List.copyOf(lines);
    }

    /** The same step, asked of another. */
    Step withProvider(@Nullable ModelSpec other) {
        return new Step(id, lines, other, condition, answer, where);
    }
}
