package io.driftgauge.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.AtomicFiles;
import io.driftgauge.base.Json;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Evidence;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Verdict;
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
     * @return objects with {@code run}, {@code started}, {@code kind} (suite or case), {@code suite}, {@code provider},
     *     {@code verdict}, {@code p}, {@code effect}
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
    static boolean keeps(RunResult result) {
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
        String added = lines(of(result), redact);
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

    private static List<ObjectNode> of(RunResult result) {
        List<ObjectNode> lines = new ArrayList<>();
        result.suites().stream().filter(s -> s.calls() > 0).forEach(s -> lines.add(suite(result.info(), s)));
        result.cases().stream().filter(c -> c.replay().calls() > 0).forEach(c -> lines.add(caseLine(result.info(), c)));
        return lines;
    }

    private static Set<String> runIds(List<JsonNode> lines) {
        Set<String> ids = new LinkedHashSet<>();
        lines.forEach(line -> ids.add(line.path("run").asText()));
        return ids;
    }

    private static ObjectNode suite(RunInfo info, SuiteResult result) {
        ObjectNode line = line(info, "suite", result.suite(), result.provider(), result.verdict());
        SuiteResult.Interval effect = result.effect();
        line.put("p", result.pValue());
        line.put("pLimit", result.pLimit());
        line.put("effect", effect == null ? null : (Double) CaseJson.rounded(effect.point()));
        moved(line, result.verdict());
        line.put("calls", result.calls());
        line.set("embedder", Json.node(info.embedder()));
        return line;
    }

    private static ObjectNode caseLine(RunInfo info, CaseResult result) {
        ObjectNode line =
                line(info, "case", result.key().caseKey().suite(), result.key().provider(), result.verdict());
        line.put("case", result.key().caseKey().caseId());
        Evidence evidence = result.evidence();
        line.put("p", evidence == null ? null : (Double) evidence.pValue());
        line.put("similarity", evidence == null ? null : (Double) CaseJson.rounded(evidence.similarity()));
        line.put("effect", evidence == null ? null : (Double) CaseJson.rounded(evidence.effect()));
        moved(line, result.verdict());
        return line;
    }

    private static ObjectNode line(RunInfo info, String kind, String suite, String provider, Verdict verdict) {
        return Json.object()
                .put("run", info.id())
                .put("started", info.started().toString())
                .put("kind", kind)
                .put("suite", suite)
                .put("provider", provider)
                .put("verdict", verdict.kind().name());
    }

    private static void moved(ObjectNode line, Verdict verdict) {
        ArrayNode moved = line.putArray("moved");
        if (verdict instanceof Verdict.Drifted drifted) {
            drifted.moved().forEach(m -> moved.add(DriftJson.lower(m)));
        }
    }
}
