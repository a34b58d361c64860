package io.driftgauge.suite;

import java.util.List;

/**
 * A text of a step: what is known when the suite is read, and places for what earlier steps answer. What is filled in is
 * never read as a template again.
 */
public record StepText(List<Piece> pieces) {

    /** A piece of the text. */
    public sealed interface Piece {}

    /** Text as it stands, the case's vars filled in. */
    public record Known(String text) implements Piece {}

    /**
     * A place for something of an earlier step.
     *
     * @param step its id
     * @param path keys and list positions into the JSON of its answer; empty unless {@code what} is JSON
     */
    public record Earlier(String step, What what, List<String> path) implements Piece {

        public Earlier {
            path = List.copyOf(path);
        }

        /** As the file spells it: {@code steps.extract.json.city}. */
        @Override
        public String toString() {
            String rest = path.isEmpty() ? "" : "." + String.join(".", path);
            return "steps." + step + "." + what.name().toLowerCase(java.util.Locale.ROOT) + rest;
        }
    }

    /** What of a step's answer. */
    public enum What {
        /** Its text. */
        OUTPUT,
        /** Its parsed answer, by the step's rule. */
        LABEL,
        /** A value of the JSON that it holds. */
        JSON
    }

    public StepText {
        pieces = List.copyOf(pieces);
    }

    /** The text where nothing is filled in, places as {@code {{steps.…}}}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(p -> text.append(p instanceof Known known ? known.text() : "{{" + p + "}}"));
        return text.toString();
    }
}
