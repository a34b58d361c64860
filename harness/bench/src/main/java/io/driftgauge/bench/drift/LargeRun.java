package io.driftgauge.bench.drift;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Times the statistics of a large run: 1,000 cases with 10 recorded and 10 new answers each. */
public final class LargeRun {

    private static final int CASES = 1000;
    private static final int ANSWERS = 10;

    private LargeRun() {}

    public static void main(String[] args) {
        SyntheticModel model = new SyntheticModel(CASES, 5);
        SplittableRandom random = new SplittableRandom(6);
        List<List<String>> baseline = new ArrayList<>();
        List<List<String>> now = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            baseline.add(some(model, i, random));
            now.add(some(model, i, random));
        }
        Ours.Prepared prepared = new Ours(new WordEmbedder(), 0.01).prepare(new Answers(baseline, now), 1);
        for (int round = 1; round <= 3; round++) {
            long start = System.nanoTime();
            long cpu = cpu();
            Ours.Outcome outcome = prepared.judge();
            System.out.printf(
                    Locale.ROOT,
                    "%d cases, %d + %d answers each, %d cores: judged in %.2f s (%.2f CPU s), %s; heap at most %d MB, peak of the pools %d MB%n",
                    CASES,
                    ANSWERS,
                    ANSWERS,
                    Runtime.getRuntime().availableProcessors(),
                    (System.nanoTime() - start) / 1e9,
                    (cpu() - cpu) / 1e9,
                    outcome.red() ? "drifted" : "not drifted",
                    Runtime.getRuntime().maxMemory() >> 20,
                    peak());
        }
    }

    private static List<String> some(SyntheticModel model, int prompt, SplittableRandom random) {
        List<String> answers = new ArrayList<>();
        for (int k = 0; k < ANSWERS; k++) {
            answers.add(model.usual(prompt, 0, false, random));
        }
        return answers;
    }

    /** Of the whole process, in nanoseconds. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(p -> p.getType() == MemoryType.HEAP)
                        .mapToLong(p -> p.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }
}
