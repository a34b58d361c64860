package io.driftgauge.suite;

/**
 * What names a case for good: its suite (the file's path below the prompts folder, without extension, with slashes) and
 * its full id ({@code id}, then {@code ~prompt label} and {@code ~vars key} where there are several). Never a position.
 */
public record CaseKey(String suite, String caseId) implements Comparable<CaseKey> {

    @Override
    public int compareTo(CaseKey other) {
        int bySuite = suite.compareTo(other.suite);
        return bySuite != 0 ? bySuite : caseId.compareTo(other.caseId);
    }

    @Override
    public String toString() {
        return suite + "/" + caseId;
    }
}
