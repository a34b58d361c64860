package io.driftgauge.replay;

import io.driftgauge.suite.CaseKey;

/** A case on a provider: the unit that is replayed, judged and reported. */
public record ReplayKey(CaseKey caseKey, String provider) implements Comparable<ReplayKey> {

    @Override
    public int compareTo(ReplayKey other) {
        int byCase = caseKey.compareTo(other.caseKey);
        return byCase != 0 ? byCase : provider.compareTo(other.provider);
    }

    @Override
    public String toString() {
        return caseKey + " @ " + provider;
    }
}
