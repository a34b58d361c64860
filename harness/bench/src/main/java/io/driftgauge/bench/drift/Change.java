package io.driftgauge.bench.drift;

/** What happens to a synthetic model between the baseline and the run. */
enum Change {
    NONE("nothing"),
    WOBBLE("day-to-day wobble"),
    SWAP("another version, all traffic"),
    REROUTE_30("another version, 30% of traffic"),
    REROUTE_10("another version, 10% of traffic"),
    THREE_OF_25("3 of 25 prompts"),
    RESTYLE("restyled"),
    FLIPS("30% of labels flipped");

    private final String words;

    Change(String words) {
        this.words = words;
    }

    /** For the table. */
    String words() {
        return words;
    }

    /** True if the model is the same, so that an alarm is false. */
    boolean none() {
        return this == NONE || this == WOBBLE;
    }
}
