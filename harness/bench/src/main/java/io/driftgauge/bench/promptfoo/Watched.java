package io.driftgauge.bench.promptfoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that was run and watched.
 *
 * @param seconds of the whole process
 * @param cpuSeconds of it and the children that were seen: what other load on the machine does not change
 * @param peakMib resident memory, the most that it and its children held at one moment
 */
record Watched(int exit, double seconds, double cpuSeconds, double peakMib) {

    private static final double KIB = 1_024;

    static Watched run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.txt").toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        long peak = 0;
        Map<Long, Duration> cpu = new HashMap<>();
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .toList();
            peak = Math.max(peak, all.stream().mapToLong(p -> resident(p.pid())).sum());
            all.forEach(p -> p.info().totalCpuDuration().ifPresent(d -> cpu.put(p.pid(), d)));
        }
        double spent = cpu.values().stream().mapToLong(Duration::toMillis).sum() / 1e3;
        return new Watched(process.exitValue(), (System.nanoTime() - start) / 1e9, spent, peak / KIB);
    }

    /** In KiB, as Linux tells; 0 elsewhere. */
    private static long resident(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(l -> l.startsWith("VmRSS:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException gone) {
            return 0;
        }
    }
}
