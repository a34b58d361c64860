package io.driftgauge.bench;

import ai.onnxruntime.OrtException;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.embed.DjlEmbedderFactory;
import io.driftgauge.djl.generate.DjlModelFactory;
import io.driftgauge.djl.runtime.DjlRuntime;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Prints all measurements of one run to standard output, as Markdown. */
public final class Bench {

    private Bench() {}

    public static void main(String[] args) throws ModelCallException, IOException, OrtException {
        PrintStream out = System.out;
        // DJL's engine first: it can't join an ONNX Runtime that langchain4j has opened.
        DjlRuntime.start();
        out.printf(
                Locale.ROOT,
                "%s, %d cores, load %.1f, Java %s, %s%n%n",
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version(),
                DjlRuntime.versions());
        embeddings(out);
        raw(out);
        generation(out);
        LlamaRace.run(out);
    }

    private static void embeddings(PrintStream out) {
        out.println("Embeddings a second, all-MiniLM-L6-v2 in fp32. Ratio above 1: ours is faster. Above 128 tokens"
                + " langchain4j embeds only the first 128, ours all.");
        out.println();
        out.println("| tokens | wall: ours | langchain4j | ratio | CPU: ours | langchain4j | ratio | 1 - cosine |");
        out.println("|-------:|-----------:|------------:|------:|----------:|------------:|------:|-----------:|");
        try (Embedder ours = new DjlEmbedderFactory().open("djl:all-MiniLM-L6-v2", Settings.systemProperties())) {
            EmbeddingRace race = new EmbeddingRace(ours, new AllMiniLmL6V2EmbeddingModel());
            race.run(13, 512, out);
            race.run(32, 256, out);
            race.run(64, 128, out);
            race.run(128, 64, out);
            race.run(190, 48, out);
        }
    }

    private static void raw(PrintStream out) throws IOException, OrtException {
        out.println();
        out.println(
                "Embeddings a CPU second beside ONNX Runtime with nothing between. Goal: a ratio of at least 0.95.");
        out.println();
        out.println("| tokens | ours | raw | ratio | wall: ratio |");
        out.println("|-------:|-----:|----:|------:|------------:|");
        try (Embedder ours = new DjlEmbedderFactory().open("djl:all-MiniLM-L6-v2", Settings.systemProperties());
                RawOnnx raw = new RawOnnx()) {
            RawRace race = new RawRace(ours, raw);
            race.run(13, 384, out);
            race.run(64, 96, out);
            race.run(120, 48, out);
        }
    }

    private static void generation(PrintStream out) throws ModelCallException {
        out.println();
        out.println("Generation, tiny-2026.1, tokens a second");
        out.println();
        out.println("| callers | tokens | wall | CPU second | answers a second |");
        out.println("|--------:|-------:|-----:|-----------:|-----------------:|");
        ModelSpec tiny = new ModelSpec("djl:tiny-2026.1", "tiny", Map.of(), false, null);
        try (ChatModel model = new DjlModelFactory().open(tiny, Path.of("."), Settings.systemProperties())) {
            new GenerationRun(model).run(out);
        }
    }
}
