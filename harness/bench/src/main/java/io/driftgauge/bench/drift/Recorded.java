package io.driftgauge.bench.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.embed.DjlEmbedderFactory;
import io.driftgauge.model.Embedder;
import io.driftgauge.suite.CallMode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The same rules on recorded answers: a folder with one folder a scenario, each with {@code baseline.jsonl} and
 * {@code current.jsonl} ({@code question_id}, {@code answer} a line), and {@code manifest.json} with {@code name} and
 * {@code truth}.
 */
final class Recorded {

    private final PrintStream out;

    Recorded(PrintStream out) {
        this.out = out;
    }

    void run(Path folder, double alpha) throws IOException {
        out.println();
        out.println("| recorded scenario | truth | Driftgauge | any < 0.8 | > 10% < 0.7 | Hamming MMD |");
        out.println("|---|---|---|---|---|---|");
        try (Embedder embedder = new DjlEmbedderFactory().open("djl:all-MiniLM-L6-v2", Settings.systemProperties())) {
            for (JsonNode scenario : Json.parse(Files.readString(folder.resolve("manifest.json")))) {
                String name = scenario.path("name").asText();
                Answers answers = read(folder.resolve(name));
                GoldenRules golden = GoldenRules.of(answers, embedder);
                double p = HammingMmd.of(answers).p(new SplittableRandom(1));
                out.println("| "
                        + String.join(
                                " | ",
                                name,
                                scenario.path("truth").asText(),
                                word(new Ours(embedder, alpha)
                                        .judge(answers, CallMode.ALL, 1)
                                        .red()),
                                word(golden.anyBelow()),
                                word(golden.tooManyBelow()),
                                Double.isNaN(p) ? "" : word(p <= alpha))
                        + " |");
                out.flush();
            }
        }
    }

    private static String word(boolean red) {
        return red ? "drift" : "holds";
    }

    /** Prompts that both sides have. */
    private static Answers read(Path scenario) throws IOException {
        Map<String, List<String>> before = byPrompt(scenario.resolve("baseline.jsonl"));
        Map<String, List<String>> now = byPrompt(scenario.resolve("current.jsonl"));
        before.keySet().retainAll(now.keySet());
        List<List<String>> fresh = new ArrayList<>();
        before.keySet().forEach(prompt -> fresh.add(now.getOrDefault(prompt, List.of())));
        return new Answers(List.copyOf(before.values()), fresh);
    }

    private static Map<String, List<String>> byPrompt(Path file) throws IOException {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = Json.parse(line);
            answers.computeIfAbsent(node.path("question_id").asText(), q -> new ArrayList<>())
                    .add(node.path("answer").asText());
        }
        return answers;
    }
}
