package io.driftgauge.suite;

/**
 * How a case is held against its baseline.
 *
 * @param compare false if only its assertions count
 * @param baselineSamples answers that a first recording takes, 1 to 1000
 * @param effectFloor smallest mean drop of similarity that counts as drift, in (0, 1]
 * @param mode how many answers a run asks for
 * @param json when structured answers count as the same
 */
public record DriftPolicy(boolean compare, int baselineSamples, double effectFloor, CallMode mode, JsonPolicy json) {

    /** Ten samples; a drop of 0.03, below the smallest version change measured (0.039) and above day-to-day noise. */
    public static final DriftPolicy DEFAULT = new DriftPolicy(true, 10, 0.03);

    /** Asks for as many answers as suits the provider. */
    public DriftPolicy(boolean compare, int baselineSamples, double effectFloor) {
        this(compare, baselineSamples, effectFloor, CallMode.AUTO);
    }

    /** Compares structured answers by {@link JsonPolicy#DEFAULT}. */
    public DriftPolicy(boolean compare, int baselineSamples, double effectFloor, CallMode mode) {
        this(compare, baselineSamples, effectFloor, mode, JsonPolicy.DEFAULT);
    }

    /** The same, with as many answers as that says. */
    DriftPolicy withMode(CallMode other) {
        return new DriftPolicy(compare, baselineSamples, effectFloor, other, json);
    }
}
