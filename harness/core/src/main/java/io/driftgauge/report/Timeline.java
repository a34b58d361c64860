package io.driftgauge.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case or suite on a provider over the runs of the history, oldest first; the last point is this run.
 *
 * @param points at least one
 */
public record Timeline(List<Point> points) {

    private static final Set<String> TROUBLE =
            Set.of("DRIFTED", "BROKEN_ASSERTION", "STALE_BASELINE", "NO_BASELINE", "PROVIDER_ERROR");

    /**
     * A run.
     *
     * @param verdict name of its kind
     * @param similarity null where nothing was compared; likewise the other figures
     * @param expected the baseline's own similarity
     * @param limit the least that counted as the baseline's own range
     * @param baseline tells one content of the baseline from another; null if there was none or it was not kept
     * @param embedder name and start of the checksum of what the run compared with; null if it was not kept
     */
    public record Point(
            String run,
            Instant started,
            String verdict,
            @Nullable Double similarity,
            @Nullable Double expected,
            @Nullable Double limit,
            @Nullable Double effect,
            @Nullable Double pValue,
            @Nullable String baseline,
            @Nullable String embedder) {

        /** True if it needs a person: not stable, and not merely noisy or answered by someone else. */
        public boolean troubled() {
            return TROUBLE.contains(verdict);
        }
    }

    /**
     * Where the present trouble began.
     *
     * @param number of the run, counted from 1 within this timeline
     * @param runs how many there are
     */
    public record Since(int number, int runs, Instant started) {}

    public Timeline {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("A timeline has at least this run.");
        }
    }

    /** This run. */
    public Point now() {
        return points.get(points.size() - 1);
    }

    /** The run before this one. */
    public Optional<Point> previous() {
        return points.size() < 2 ? Optional.empty() : Optional.of(points.get(points.size() - 2));
    }

    /** The first run of the trouble that this run is in, whatever its kind; empty if this run is in none. */
    public Optional<Since> since() {
        int first = points.size();
        while (first > 0 && points.get(first - 1).troubled()) {
            first--;
        }
        return first == points.size()
                ? Optional.empty()
                : Optional.of(
                        new Since(first + 1, points.size(), points.get(first).started()));
    }

    /** Indices of the runs that were the first to be held against another baseline than the run before. */
    public List<Integer> accepted() {
        List<Integer> accepted = new ArrayList<>();
        String last = null;
        for (int i = 0; i < points.size(); i++) {
            String baseline = points.get(i).baseline();
            if (baseline != null && last != null && !baseline.equals(last)) {
                accepted.add(i);
            }
            last = baseline == null ? last : baseline;
        }
        return accepted;
    }

    /**
     * Another embedder: similarities before and after it are on scales of their own.
     *
     * @param index of the first run that compared with it
     */
    public record Embedder(int index, String was, String is) {}

    /** Where the embedder changed. */
    public List<Embedder> embedders() {
        List<Embedder> changes = new ArrayList<>();
        String last = null;
        for (int i = 0; i < points.size(); i++) {
            String embedder = points.get(i).embedder();
            if (embedder != null && last != null && !embedder.equals(last)) {
                changes.add(new Embedder(i, last, embedder));
            }
            last = embedder == null ? last : embedder;
        }
        return changes;
    }

    /** {@code 2026-11-05}, UTC. */
    public static String day(Instant instant) {
        return instant.toString().substring(0, 10);
    }

    /** Change of similarity since the run before; empty where one of them compared nothing, or by another embedder. */
    public Optional<Double> change() {
        if (embedders().stream().anyMatch(e -> e.index() == points.size() - 1)) {
            return Optional.empty();
        }
        Double now = now().similarity();
        Double before = previous().map(Point::similarity).orElse(null);
        return now == null || before == null ? Optional.empty() : Optional.of(now - before);
    }

    /** The newest points, at most so many. */
    public Timeline newest(int most) {
        return new Timeline(points.subList(Math.max(0, points.size() - most), points.size()));
    }
}
