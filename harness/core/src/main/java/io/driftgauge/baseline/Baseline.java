package io.driftgauge.baseline;

import io.driftgauge.model.ModelSpec;
import io.driftgauge.replay.ReplayKey;
import java.util.Collections;
import java.util.List;

/**
 * The reviewed answers of one case on one provider.
 *
 * @param providerId the provider id that was asked; of a folder on this machine only its name
 * @param requested what was asked: messages, parameters, tools, schema and suite version, as hashes
 * @param sessions at least one, oldest first
 */
public record Baseline(ReplayKey key, String providerId, RequestHash requested, List<Session> sessions) {

    public Baseline {
        sessions = List.copyOf(sessions);
    }

    /** Hash of the request, in hex. */
    public String requestHash() {
        return requested.hash();
    }

    /** True if that provider id was recorded; another one means that we changed the model. */
    public boolean isFrom(ModelSpec provider) {
        return providerId.equals(Portable.providerId(provider.id()));
    }

    /** All answers, repeated as often as they came, oldest session first. */
    public List<Sample> samples() {
        return sessions.stream()
                .flatMap(s -> s.samples().stream())
                .flatMap(s -> Collections.nCopies(s.count(), s).stream())
                .toList();
    }
}
