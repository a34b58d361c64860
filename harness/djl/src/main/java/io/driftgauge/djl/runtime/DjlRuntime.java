package io.driftgauge.djl.runtime;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.onnxruntime.engine.OrtEngine;
import ai.onnxruntime.OrtEnvironment;
import io.driftgauge.base.InvalidInputException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;

/**
 * DJL's ONNX Runtime engine, started the one way that is safe: offline, without telemetry, before anyone else opens ONNX
 * Runtime, and without a second engine behind it, so that results don't depend on what else is on the class path.
 *
 * <p>DJL keeps one engine a JVM and leaves it unusable for the JVM's life if its start fails; hence the look at ONNX
 * Runtime before. Its tokenizers unpack their native library into {@code ~/.djl.ai} (moved by the environment variable
 * {@code DJL_CACHE_DIR}), safely for JVMs that start at once.
 */
public final class DjlRuntime {

    private static final Object START = new Object();
    private static final String OFFLINE = "ai.djl.offline";
    private static final String OWN_NETWORK = "ai.djl.allow_insecure_url";

    private DjlRuntime() {}

    /**
     * Starts the engine, once; later calls only look.
     *
     * @throws InvalidInputException if it can't start here; says why and what to do
     */
    public static void start() {
        Platforms.check(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        synchronized (START) {
            setIfAbsent(OFFLINE, "true");
            setIfAbsent("OPT_OUT_TRACKING", "true");
            setIfAbsent("ai.djl.onnx.disable_alternative", "true");
            // Before the look at ONNX Runtime, which loads its libraries.
            NativeLibraries.prepare();
            boolean openedBefore = isOnnxRuntimeOpen();
            try {
                Engine.getEngine(OrtEngine.ENGINE_NAME);
                NativeLibraries.removeEmptyFolder();
            } catch (LinkageError | EngineException | IllegalStateException e) {
                throw Failures.of(openedBefore ? openedByOthers() : notLoaded(e), e);
            }
        }
    }

    /** What needs the network, and may. */
    @FunctionalInterface
    public interface Fetch<T> {
        T run() throws IOException;
    }

    /**
     * Lets DJL reach the network for as long as that takes.
     *
     * @param own true for an address that somebody named: a mirror of theirs may be in their own network
     */
    public static <T> T online(boolean own, Fetch<T> fetch) throws IOException {
        start();
        synchronized (START) {
            String before = System.setProperty(OFFLINE, "false");
            String ownBefore = System.getProperty(OWN_NETWORK);
            if (own) {
                System.setProperty(OWN_NETWORK, "true");
            }
            try {
                return fetch.run();
            } finally {
                System.setProperty(OFFLINE, before == null ? "true" : before);
                if (ownBefore == null) {
                    System.clearProperty(OWN_NETWORK);
                }
            }
        }
    }

    /** Versions of DJL and of the native ONNX Runtime that really runs, by name; starts the engine. */
    public static Map<String, String> versions() {
        start();
        Map<String, String> versions = new TreeMap<>();
        versions.put("djl", Engine.getDjlVersion());
        versions.put("onnxruntime", OrtEnvironment.getEnvironment().getVersion());
        return versions;
    }

    /** What decides results beside weights and inputs: versions, the device, what computes on it, the kind of CPU. */
    public static Map<String, String> environment(ComputeDevice device) {
        Map<String, String> environment = new TreeMap<>(versions());
        environment.put("device", device.name());
        environment.put("execution provider", device.gpu().isPresent() ? "CUDA" : "CPU");
        environment.put("cpu", System.getProperty("os.arch", ""));
        return environment;
    }

    /** A manager for one computation's arrays in main memory; the caller closes it. */
    public static NDManager newManager() {
        return Engine.getEngine(OrtEngine.ENGINE_NAME).newBaseManager(ai.djl.Device.cpu());
    }

    /** Whether some code of this JVM, DJL included, has opened ONNX Runtime; false too where that can't be seen. */
    private static boolean isOnnxRuntimeOpen() {
        try {
            Field instance = OrtEnvironment.class.getDeclaredField("INSTANCE");
            instance.setAccessible(true);
            return instance.get(null) != null;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    private static String openedByOthers() {
        return "Other code in this JVM opened ONNX Runtime before Driftgauge did, and DJL can't join it any more. "
                + "Open Driftgauge first (io.driftgauge.djl.runtime.DjlRuntime.start()), or run the prompt suites in "
                + "a JVM of their own (a surefire execution with its own fork).";
    }

    private static String notLoaded(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "ONNX Runtime could not be loaded (" + Failures.reason(root) + "). " + Platforms.carried()
                + "; a temporary folder (java.io.tmpdir) that is full or mounted noexec stops them too.";
    }

    static void setIfAbsent(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
