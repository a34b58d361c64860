package io.driftgauge.djl.runtime;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Settings;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What sessions compute on, decided.
 *
 * @param gpu number of the CUDA device; empty for the CPU
 * @param description as reports show it: {@code gpu:0}, {@code cpu}, or {@code cpu (auto: …)} with why it isn't a GPU
 */
public record ComputeDevice(OptionalInt gpu, String description) {

    /** The setting: {@code auto} (default), {@code cpu}, {@code gpu} or {@code gpu:1}. */
    public static final String SETTING = "driftgauge.device";

    /** The CPU, asked for. */
    public static final ComputeDevice CPU = new ComputeDevice(OptionalInt.empty(), "cpu");

    private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,3}))?");

    /**
     * As the settings say and the machine allows.
     *
     * @throws InvalidInputException if the value is unknown, or if a GPU was asked for and can't be used
     */
    public static ComputeDevice of(Settings settings, GpuProbe probe) {
        String wanted = settings.get(SETTING).orElse("auto").toLowerCase(Locale.ROOT);
        if (wanted.equals("cpu")) {
            return CPU;
        }
        if (wanted.equals("auto")) {
            Optional<String> obstacle = probe.obstacle(0);
            return obstacle.isEmpty()
                    ? gpu(0)
                    : new ComputeDevice(OptionalInt.empty(), "cpu (auto: " + obstacle.get() + ")");
        }
        Matcher matcher = GPU.matcher(wanted);
        if (!matcher.matches()) {
            throw new InvalidInputException(
                    new Problem(null, SETTING + "=" + wanted + " is unknown. Use auto, cpu, gpu or gpu:1."));
        }
        int number = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
        probe.obstacle(number).ifPresent(obstacle -> {
            throw new InvalidInputException(new Problem(
                    null,
                    SETTING + "=" + wanted + ", but that GPU can't be used: " + obstacle + ". Use auto to fall back to"
                            + " the CPU, or cpu."));
        });
        return gpu(number);
    }

    /** {@code cpu} or {@code gpu:0}, without the reason: what decides the answers. */
    public String name() {
        return gpu.isPresent() ? "gpu:" + gpu.getAsInt() : "cpu";
    }

    private static ComputeDevice gpu(int number) {
        return new ComputeDevice(OptionalInt.of(number), "gpu:" + number);
    }
}
