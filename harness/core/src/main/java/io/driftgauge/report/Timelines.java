package io.driftgauge.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.replay.ReplayKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How each case and suite went over the runs of the history, this run included. */
public final class Timelines {

    /** So much of a checksum tells one from another. */
    private static final int CHECKSUM = 8;

    private final Map<String, List<Timeline.Point>> points;
    private final List<Instant> runs;

    private Timelines(Map<String, List<Timeline.Point>> points, List<Instant> runs) {
        this.points = points;
        this.runs = List.copyOf(runs);
    }

    /**
     * Of the history's lines and this run; a run that is in the history already counts once.
     *
     * @param history as {@link History#read()} tells it
     */
    public static Timelines of(List<JsonNode> history, RunResult result) {
        Map<String, List<Timeline.Point>> points = new HashMap<>();
        Map<String, Instant> runs = new LinkedHashMap<>();
        Map<String, String> embedders = new HashMap<>();
        String now = result.info().id();
        for (JsonNode line : history) {
            if (!line.path("run").asText().equals(now)) {
                add(line, points, runs, embedders);
            }
        }
        HistoryLines.of(result).forEach(line -> add(line, points, runs, embedders));
        return new Timelines(points, new ArrayList<>(runs.values()));
    }

    private static void add(
            JsonNode line,
            Map<String, List<Timeline.Point>> points,
            Map<String, Instant> runs,
            Map<String, String> embedders) {
        Instant started;
        try {
            started = Instant.parse(line.path("started").asText());
        } catch (DateTimeException e) {
            return; // not written by us
        }
        String run = line.path("run").asText();
        runs.putIfAbsent(run, started);
        JsonNode embedder = line.path("embedder"); // of suites, whose lines come before those of their run's cases
        if (embedder.hasNonNull("name")) {
            embedders.putIfAbsent(run, named(embedder));
        }
        points.computeIfAbsent(key(line), k -> new ArrayList<>())
                .add(new Timeline.Point(
                        run,
                        started,
                        line.path("verdict").asText(),
                        number(line, "similarity"),
                        number(line, "expected"),
                        number(line, "limit"),
                        number(line, "effect"),
                        number(line, "p"),
                        line.path("baseline").isTextual()
                                ? line.path("baseline").textValue()
                                : null,
                        embedders.get(run)));
    }

    /** {@code all-MiniLM-L6-v2 3fa2c81b}. */
    private static String named(JsonNode embedder) {
        String checksum = embedder.path("checksum").asText();
        return (embedder.path("name").asText() + " " + checksum.substring(0, Math.min(CHECKSUM, checksum.length())))
                .strip();
    }

    private static @Nullable Double number(JsonNode line, String name) {
        return line.path(name).isNumber() ? (Double) line.path(name).doubleValue() : null;
    }

    private static String key(JsonNode line) {
        return key(
                line.path("suite").asText(),
                line.path("case").asText(),
                line.path("provider").asText());
    }

    private static String key(String suite, String caseId, String provider) {
        return suite + "\n" + caseId + "\n" + provider;
    }

    /** Of a case on a provider; empty points never: a case that this run did not call has the history's alone. */
    public @Nullable Timeline of(ReplayKey key) {
        return timeline(key(key.caseKey().suite(), key.caseKey().caseId(), key.provider()));
    }

    /** Of a suite on a provider. */
    public @Nullable Timeline of(String suite, String provider) {
        return timeline(key(suite, "", provider));
    }

    private @Nullable Timeline timeline(String key) {
        List<Timeline.Point> found = points.get(key);
        return found == null ? null : new Timeline(found);
    }

    /** When each run started, in the order of the history; this run is the last. */
    public List<Instant> runs() {
        return runs;
    }
}
