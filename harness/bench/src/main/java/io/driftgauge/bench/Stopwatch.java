package io.driftgauge.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Takes wall time and the CPU time of the whole process, all threads and spinning included. */
final class Stopwatch {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Stopwatch() {}

    /**
     * What one piece of work took.
     *
     * @param wall in seconds
     * @param cpu in seconds
     */
    record Lap(double wall, double cpu) {}

    static Lap time(Runnable work) {
        long wall = System.nanoTime();
        long cpu = PROCESS.getProcessCpuTime();
        work.run();
        return new Lap((System.nanoTime() - wall) / 1e9, (PROCESS.getProcessCpuTime() - cpu) / 1e9);
    }
}
