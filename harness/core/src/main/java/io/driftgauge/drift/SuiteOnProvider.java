package io.driftgauge.drift;

import io.driftgauge.replay.ReplayKey;

/**
 * A suite on one of its providers: what gets a verdict of its own.
 *
 * @param provider the label
 */
public record SuiteOnProvider(String suite, String provider) implements Comparable<SuiteOnProvider> {

    /** Where that case belongs. */
    public static SuiteOnProvider of(ReplayKey key) {
        return new SuiteOnProvider(key.caseKey().suite(), key.provider());
    }

    @Override
    public int compareTo(SuiteOnProvider other) {
        int bySuite = suite.compareTo(other.suite);
        return bySuite != 0 ? bySuite : provider.compareTo(other.provider);
    }

    @Override
    public String toString() {
        return suite + " @ " + provider;
    }
}
