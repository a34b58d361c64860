package io.driftgauge.djl.generate;

/**
 * How many texts are followed side by side, and which of them wins.
 *
 * @param count at least 1; 1 follows the likeliest token alone
 * @param lengthPenalty a text's log probability is divided by its length to this power; above 0 favours long texts
 * @param ending when the search is over
 */
record Beams(int count, double lengthPenalty, Ending ending) {

    static final Beams ONE = new Beams(1, 1, Ending.LIKELY);

    /** When a search is over, {@code early_stopping} of the field. */
    enum Ending {
        /** {@code true}: as soon as enough texts have ended. */
        FIRST,
        /** {@code false}: when the best that goes on, taken at its length now, is no better than those that ended. */
        LIKELY,
        /** {@code never}: when nothing that goes on can become better. */
        SURE;

        /**
         * Reads the field's value.
         *
         * @throws IllegalArgumentException if there is no such value
         */
        static Ending of(Object value) {
            return switch (String.valueOf(value)) {
                case "true" -> FIRST;
                case "false" -> LIKELY;
                case "never" -> SURE;
                default ->
                    throw new IllegalArgumentException(
                            "early_stopping must be true, false or \"never\", not '" + value + "'.");
            };
        }
    }

    double score(double logProbability, int length) {
        return logProbability / Math.pow(length, lengthPenalty);
    }
}
