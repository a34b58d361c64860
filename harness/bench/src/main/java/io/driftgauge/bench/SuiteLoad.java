package io.driftgauge.bench;

import io.driftgauge.base.Settings;
import io.driftgauge.suite.Project;
import io.driftgauge.suite.ProjectLoader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Loads a suite whose 10,000 cases stand in one {@code .csv}, in a process of its own: {@code java -Xmx200m -cp …
 * io.driftgauge.bench.SuiteLoad}. The first load counts, class loading included; the heap limit is the memory that it is held
 * to.
 */
public final class SuiteLoad {

    private static final int ROWS = 10_000;
    private static final int TIMES = 3;

    private SuiteLoad() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        Path prompts = Files.createDirectory(
                Files.createTempDirectory("driftgauge-bench").resolve("prompts"));
        Files.writeString(prompts.resolve("rows.yaml"), """
                providers: ["djl:tiny-2026.1"]
                prompts: ["Answer the customer {{name}}: {{question}}"]
                tests: [file://rows.csv]
                """);
        Files.writeString(prompts.resolve("rows.csv"), rows());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        out.println("| rows | load | seconds | of them CPU | heap used, MiB | heap limit, MiB |");
        out.println("|-----:|-----:|--------:|------------:|---------------:|----------------:|");
        for (int i = 1; i <= TIMES; i++) {
            long start = System.nanoTime();
            long cpuStart = threads.getCurrentThreadCpuTime();
            Project project = ProjectLoader.load(prompts, Settings.of(Map.of()));
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpu = (threads.getCurrentThreadCpuTime() - cpuStart) / 1e9;
            int cases = project.suites().get(0).cases().size();
            Runtime runtime = Runtime.getRuntime();
            out.printf(
                    Locale.ROOT,
                    "| %d | %d | %.2f | %.2f | %d | %d |%n",
                    cases,
                    i,
                    seconds,
                    cpu,
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    runtime.maxMemory() >> 20);
        }
    }

    private static String rows() {
        StringBuilder csv = new StringBuilder("__id,name,question,__expected1,__expected2,__metadata:team\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("order-")
                    .append(i)
                    .append(",Customer ")
                    .append(i)
                    .append(",\"Where is order ")
                    .append(i);
            csv.append(", please? It was sent on day ")
                    .append(i % 31)
                    .append(".\",contains: ")
                    .append(i);
            csv.append(",not-is-refusal,team-").append(i % 7).append('\n');
        }
        return csv.toString();
    }
}
