package io.driftgauge.bench;

import io.driftgauge.model.Embedder;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Our embedder beside ONNX Runtime with nothing between, in turns; texts are new each round, so that no cache helps. */
final class RawRace {

    private static final int ROUNDS = 7;

    private final Embedder ours;
    private final RawOnnx raw;
    private final Random random = new Random(20_261_126);

    RawRace(Embedder ours, RawOnnx raw) {
        this.ours = ours;
        this.raw = raw;
    }

    void run(int tokens, int count, PrintStream out) {
        List<Stopwatch.Lap> our = new ArrayList<>();
        List<Stopwatch.Lap> their = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            List<String> texts = Texts.of(count, tokens, random);
            Runnable a = () -> our.add(Stopwatch.time(() -> ours.embed(texts)));
            Runnable b = () -> their.add(Stopwatch.time(() -> raw.embed(texts)));
            (round % 2 == 0 ? a : b).run();
            (round % 2 == 0 ? b : a).run();
        }
        double ourCpu = median(our, Stopwatch.Lap::cpu);
        double rawCpu = median(their, Stopwatch.Lap::cpu);
        double ourWall = median(our, Stopwatch.Lap::wall);
        double rawWall = median(their, Stopwatch.Lap::wall);
        out.printf(
                Locale.ROOT,
                "| %4d | %8.1f | %8.1f | %5.2f | %5.2f |%n",
                tokens,
                count / ourCpu,
                count / rawCpu,
                rawCpu / ourCpu,
                rawWall / ourWall);
    }

    private static double median(List<Stopwatch.Lap> laps, ToDoubleFunction<Stopwatch.Lap> by) {
        return laps.stream().skip(1).mapToDouble(by).sorted().toArray()[ROUNDS / 2];
    }
}
