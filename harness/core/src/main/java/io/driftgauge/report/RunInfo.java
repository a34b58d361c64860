package io.driftgauge.report;

import io.driftgauge.model.Cost;
import io.driftgauge.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A run as a whole.
 *
 * @param id unique
 * @param mode value of {@code driftgauge.baseline}: verify, missing, update or session
 * @param live whether providers that cost were called
 * @param http where answers over HTTP came from: live, record (live and stored) or replay
 * @param whole true if every case of every suite was selected, on the configured providers
 * @param versions of Driftgauge, Java and the engines
 * @param embedder name and checksum
 * @param calls attempts made
 * @param cost of all of them
 * @param wallTime of the replay, all stages
 * @param stages wall time by stage, in order
 */
public record RunInfo(
        String id,
        Instant started,
        String mode,
        boolean live,
        String http,
        boolean whole,
        Map<String, String> versions,
        Map<String, String> environment,
        Map<String, String> embedder,
        long seed,
        double alpha,
        int calls,
        Usage usage,
        Cost cost,
        Duration wallTime,
        Map<String, Duration> stages) {}
