package io.driftgauge.report;

import io.driftgauge.base.Sha256;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.Sample;
import io.driftgauge.baseline.Session;

/** Tells one content of a baseline from another, so that a history shows when another was accepted. */
final class BaselineDigest {

    private static final int DIGITS = 12;

    private BaselineDigest() {}

    /** Twelve hex digits of its answers. */
    static String of(Baseline baseline) {
        StringBuilder text = new StringBuilder(baseline.requestHash());
        for (Session session : baseline.sessions()) {
            text.append('\n').append(session.date());
            for (Sample sample : session.samples()) {
                text.append('\0').append(sample.count()).append(sample.text()).append(sample.toolCalls());
            }
        }
        return Sha256.hex(text.toString()).substring(0, DIGITS);
    }
}
