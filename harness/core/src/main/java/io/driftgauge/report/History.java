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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What earlier runs found: {@code history.jsonl}, a line a run and suite × provider, and one a case. Only whole,
 * unfiltered runs of the configured providers that verify and made calls are kept, and of those the newest
 * {@value #MOST_RUNS}. Lines that can't be read (a write that was cut off) are left out.
 */
public final class History {

    static final int MOST_RUNS = 200;

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
                && info.calls() > 0
                && !result.suites().isEmpty();
    }

    /**
     * Adds a run, if it belongs here; a run that is there already is not added twice.
     *
     * @param redact masks secrets
     */
    void append(RunResult result, UnaryOperator<String> redact) throws IOException {
        if (!keeps(result)) {
            return;
        }
        List<JsonNode> known = read();
        List<String> ids = new ArrayList<>(runIds(known));
        if (ids.contains(result.info().id())) {
            return;
        }
        String added = lines(HistoryLines.of(result), redact);
        if (ids.size() < MOST_RUNS) {
            append(added);
        } else {
            Set<String> kept = Set.copyOf(ids.subList(ids.size() - MOST_RUNS + 1, ids.size()));
            List<JsonNode> newest = known.stream()
                    .filter(line -> kept.contains(line.path("run").asText()))
                    .toList();
            AtomicFiles.write(file, lines(newest, redact) + added);
        }
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
