package io.driftgauge.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.AtomicFiles;
import io.driftgauge.base.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What earlier runs found: {@code history.jsonl}, a line a run and suite × provider, and one a case. Only whole,
 * unfiltered runs of the configured providers that verify and made calls are kept, and of those the newest
 * {@value #MOST_RUNS}, fewer where they are very large. Lines that can't be read (a write that was cut off) are left out.
 */
public final class History {

    static final int MOST_RUNS = 200;

    /** About 150 MB: a run of 6,000 cases has as many lines, and they are read at every run. */
    static final int MOST_LINES = 400_000;

    private final Path file;

    public History(Path file) {
        this.file = file;
    }

    /**
     * The lines there are, oldest first.
     *
     * @return objects as {@link HistoryLines} makes them
     */
    public List<JsonNode> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
            try {
                JsonNode node = Json.parse(line);
                if (node.path("run").isTextual() && node.path("kind").isTextual()) {
                    lines.add(node);
                }
            } catch (JsonProcessingException cutOff) {
                // A line is whole or it is not there.
            }
        }
        return lines;
    }

    /** How many runs these lines hold. */
    public static int runs(List<JsonNode> lines) {
        return runIds(lines).size();
    }

    /** True if the run belongs into the history. */
    public static boolean keeps(RunResult result) {
        RunInfo info = result.info();
        return info.whole()
                && info.mode().equals("verify")
                && !info.http().equals("replay")
                && info.calls() > 0
                && !result.suites().isEmpty();
    }

    /**
     * Adds a run, if it belongs here; a run that is there already is not added twice.
     *
     * @param known the lines there are
     * @param redact masks secrets
     */
    void append(RunResult result, List<JsonNode> known, UnaryOperator<String> redact) throws IOException {
        if (!keeps(result)) {
            return;
        }
        if (runIds(known).contains(result.info().id())) {
            return;
        }
        List<JsonNode> kept = kept(known, result);
        String added = lines(HistoryLines.of(result), redact);
        if (kept.size() == known.size()) {
            append(added);
        } else {
            AtomicFiles.write(file, lines(kept, redact) + added);
        }
    }

    /** Those of the known lines that stay when the run is added. */
    static List<JsonNode> kept(List<JsonNode> known, RunResult result) {
        if (!keeps(result)) {
            return known;
        }
        int added = result.suites().size() + result.cases().size();
        return runs(known) < MOST_RUNS && known.size() + added <= MOST_LINES
                ? known
                : newest(known, MOST_RUNS - 1, MOST_LINES - added);
    }

    /**
     * Takes in what other files hold, runs in the order in which they started: CI jobs that each replayed a part bring
     * theirs. A line that is in several files counts once.
     *
     * @param redact masks secrets
     */
    void merge(List<Path> others, UnaryOperator<String> redact) throws IOException {
        if (others.isEmpty()) {
            return;
        }
        Map<String, JsonNode> lines = new LinkedHashMap<>();
        List<JsonNode> own = read();
        own.forEach(line -> lines.putIfAbsent(key(line), line));
        for (Path other : others) {
            new History(other).read().forEach(line -> lines.putIfAbsent(key(line), line));
        }
        if (lines.size() == own.size()) {
            return;
        }
        Map<String, List<JsonNode>> runs = new LinkedHashMap<>();
        lines.values()
                .forEach(line -> runs.computeIfAbsent(line.path("run").asText(), r -> new ArrayList<>())
                        .add(line));
        List<JsonNode> sorted = runs.values().stream()
                .sorted(Comparator.comparing(run -> run.get(0).path("started").asText()))
                .flatMap(List::stream)
                .toList();
        AtomicFiles.write(file, lines(newest(sorted, MOST_RUNS, MOST_LINES), redact));
    }

    private static String key(JsonNode line) {
        return String.join(
                "\n",
                Stream.of("run", "kind", "suite", "case", "provider")
                        .map(name -> line.path(name).asText())
                        .toList());
    }

    /** The lines of the newest runs, each whole. */
    private static List<JsonNode> newest(List<JsonNode> lines, int mostRuns, long mostLines) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        lines.forEach(line -> sizes.merge(line.path("run").asText(), 1, Integer::sum));
        List<String> ids = new ArrayList<>(sizes.keySet());
        Set<String> kept = new HashSet<>();
        long size = 0;
        for (int i = ids.size() - 1; i >= 0 && kept.size() < mostRuns; i--) {
            size += sizes.getOrDefault(ids.get(i), 0);
            if (size > mostLines) {
                break;
            }
            kept.add(ids.get(i));
        }
        return lines.stream()
                .filter(line -> kept.contains(line.path("run").asText()))
                .toList();
    }

    /** In one write, under a lock, on a line of its own even if the last one was cut off. */
    private void append(String lines) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            ByteBuffer last = ByteBuffer.allocate(1);
            long size = channel.size();
            boolean cutOff = size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n';
            ByteBuffer rest = ByteBuffer.wrap(((cutOff ? "\n" : "") + lines).getBytes(StandardCharsets.UTF_8));
            channel.position(size);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(lock.isValid());
        }
    }

    private static String lines(List<? extends JsonNode> lines, UnaryOperator<String> redact) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(Json.line(Redacted.of(line, redact))).append('\n'));
        return text.toString();
    }

    private static Set<String> runIds(List<JsonNode> lines) {
        Set<String> ids = new LinkedHashSet<>();
        lines.forEach(line -> ids.add(line.path("run").asText()));
        return ids;
    }
}
