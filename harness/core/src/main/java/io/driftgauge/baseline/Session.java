package io.driftgauge.baseline;

import io.driftgauge.model.ServedIdentity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Answers recorded together.
 *
 * @param id 1, 2, 3, … within the baseline
 * @param date the day, UTC
 * @param served every identity that answered in this session; not empty
 * @param environment shown, never a verdict
 * @param took what its answers took; shown and told, never a verdict
 */
public record Session(
        int id,
        LocalDate date,
        List<ServedIdentity> served,
        Map<String, String> environment,
        Took took,
        List<Sample> samples) {

    public Session {
        served = List.copyOf(served);
        samples = List.copyOf(samples);
    }

    /** Answers of which it is not known what they took. */
    public Session(
            int id,
            LocalDate date,
            List<ServedIdentity> served,
            Map<String, String> environment,
            List<Sample> samples) {
        this(id, date, served, environment, Took.NOTHING, samples);
    }
}
