package io.driftgauge.baseline;

import io.driftgauge.replay.ReplayKey;
import java.util.List;

/**
 * The reviewed answers of one case on one provider.
 *
 * @param providerId the provider id that was asked
 * @param requestHash hash of messages, parameters, tools, schema and suite version, in hex
 * @param sessions at least one, oldest first
 */
public record Baseline(ReplayKey key, String providerId, String requestHash, List<Session> sessions) {

    public Baseline {
        sessions = List.copyOf(sessions);
    }

    /** All answers, repeated as often as they came, oldest session first. */
    public List<Sample> samples() {
        return sessions.stream()
                .flatMap(s -> s.samples().stream())
                .flatMap(s -> java.util.Collections.nCopies(s.count(), s).stream())
                .toList();
    }
}
