package io.driftgauge.bench;

import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.embed.DjlEmbedderFactory;
import io.driftgauge.djl.runtime.DjlRuntime;
import io.driftgauge.model.Embedder;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Prints all measurements of one run to standard output, as Markdown. */
public final class Bench {

    private Bench() {}

    public static void main(String[] args) {
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
        out.println("Embeddings, all-MiniLM-L6-v2 in fp32, texts a second; ratio above 1: ours is faster");
        out.println("|      | wall                          ||| CPU second                    |||          |");
        out.println("| tok. |     ours | langchain4j | ratio | ours | langchain4j | ratio | 1 - cos  |");
        out.println("|-----:|---------:|---------:|------:|---------:|---------:|------:|---------:|");
        try (Embedder ours = new DjlEmbedderFactory().open("djl:all-MiniLM-L6-v2", Settings.systemProperties())) {
            EmbeddingRace race = new EmbeddingRace(ours, new AllMiniLmL6V2EmbeddingModel());
            race.run(13, 512, out);
            race.run(32, 256, out);
            race.run(64, 128, out);
            race.run(128, 64, out);
            race.run(190, 48, out);
        }
    }
}
