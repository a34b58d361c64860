package io.driftgauge.bench;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.Vector;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Embeds the same lists of texts by ours and by langchain4j's, in turns, so that what else runs hits both alike. */
final class EmbeddingRace {

    private static final int ROUNDS = 7;

    private final Embedder ours;
    private final EmbeddingModel theirs;
    private final Random random = new Random(20_261_123);

    EmbeddingRace(Embedder ours, EmbeddingModel theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    /** One length; prints medians over the rounds, the first left out. */
    void run(int tokens, int count, PrintStream out) {
        List<Stopwatch.Lap> our = new ArrayList<>();
        List<Stopwatch.Lap> their = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            List<String> texts = Texts.of(count, tokens, random);
            List<TextSegment> segments = texts.stream().map(TextSegment::from).toList();
            Runnable a = () -> our.add(Stopwatch.time(() -> ours.embed(texts)));
            Runnable b = () -> their.add(Stopwatch.time(() -> theirs.embedAll(segments)));
            (round % 2 == 0 ? a : b).run();
            (round % 2 == 0 ? b : a).run();
        }
        double ourWall =
                median(our, Comparator.comparingDouble(Stopwatch.Lap::wall)).wall();
        double theirWall =
                median(their, Comparator.comparingDouble(Stopwatch.Lap::wall)).wall();
        double ourCpu =
                median(our, Comparator.comparingDouble(Stopwatch.Lap::cpu)).cpu();
        double theirCpu =
                median(their, Comparator.comparingDouble(Stopwatch.Lap::cpu)).cpu();
        out.printf(
                Locale.ROOT,
                "| %4d | %8.1f | %8.1f | %5.2f | %8.1f | %8.1f | %5.2f | %8.1e |%n",
                tokens,
                count / ourWall,
                count / theirWall,
                theirWall / ourWall,
                count / ourCpu,
                count / theirCpu,
                theirCpu / ourCpu,
                apart(tokens));
    }

    /** Largest 1 - cosine between both over a few texts: the same weights must give the same vectors. */
    private double apart(int tokens) {
        double most = 0;
        for (String text : Texts.of(4, tokens, random)) {
            Embedding theirVector = theirs.embed(text).content();
            Vector ourVector = ours.embed(List.of(text)).get(0).mean();
            most = Math.max(most, 1 - ourVector.cosine(Vector.normalised(theirVector.vector())));
        }
        return most;
    }

    private static Stopwatch.Lap median(List<Stopwatch.Lap> laps, Comparator<Stopwatch.Lap> by) {
        return laps.stream().skip(1).sorted(by).toList().get(ROUNDS / 2);
    }
}
