package io.driftgauge.djl.runtime;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import java.util.Locale;

/** The platforms that both ONNX Runtime's and the tokenizers' jars carry native libraries for. */
final class Platforms {

    private static final String CARRIED =
            "Linux on x86-64 or ARM64 (glibc), macOS on ARM64 and Windows on x86-64 have native libraries";

    private Platforms() {}

    /**
     * Refuses a platform that can't work before anything native is touched.
     *
     * @param os value of the system property {@code os.name}
     * @param architecture value of {@code os.arch}
     * @throws InvalidInputException if a native library is missing for it
     */
    static void check(String os, String architecture) {
        String name = os.toLowerCase(Locale.ROOT);
        String cpu = architecture.toLowerCase(Locale.ROOT);
        boolean x64 = cpu.equals("amd64") || cpu.equals("x86_64");
        boolean arm64 = cpu.equals("aarch64") || cpu.equals("arm64");
        boolean carried = name.startsWith("linux")
                ? x64 || arm64
                : name.startsWith("mac") ? arm64 : name.startsWith("windows") && x64;
        if (!carried) {
            throw new InvalidInputException(new Problem(
                    null,
                    "Embeddings and in-process models can't run on " + os + " (" + architecture + "): " + CARRIED
                            + ". Run there, for instance in a container."));
        }
    }

    /** What to say when a native library that should be there doesn't load. */
    static String carried() {
        return CARRIED;
    }
}
