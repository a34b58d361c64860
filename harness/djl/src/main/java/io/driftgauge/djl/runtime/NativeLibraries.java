package io.driftgauge.djl.runtime;

import ai.onnxruntime.OrtEnvironment;
import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Settings;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Unpacks ONNX Runtime's native libraries into the cache folder, once for all JVMs. Left to itself it unpacks them into a
 * temporary folder in every JVM, whose empty folder stays behind, and all 22 MB if the JVM is killed.
 */
final class NativeLibraries {

    private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);

    /** Where ONNX Runtime looks before it unpacks anything. */
    static final String PATH = "onnxruntime.native.path";

    private static final List<String> REQUIRED = List.of("onnxruntime", "onnxruntime4j_jni");
    private static final List<String> OPTIONAL = List.of("onnxruntime_providers_shared", "onnxruntime_providers_cuda");

    private NativeLibraries() {}

    /** Does nothing where somebody has named a folder, or where this can't be done: ONNX Runtime does it then. */
    static void prepare() {
        if (System.getProperty(PATH) != null) {
            return;
        }
        try {
            Path folder =
                    unpack(CacheFolder.of(Settings.systemProperties().orElse(Settings.environment(System.getenv()))));
            if (folder != null) {
                System.setProperty(PATH, folder.toString());
            }
        } catch (IOException | InvalidInputException e) {
            LOG.debug("ONNX Runtime unpacks its libraries itself", e);
        }
    }

    /** ONNX Runtime makes its temporary folder even where it needs none. */
    static void removeEmptyFolder() {
        try {
            Field field = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("tempDirectory");
            field.setAccessible(true);
            if (field.get(null) instanceof Path folder) {
                Files.deleteIfExists(folder);
            }
        } catch (ReflectiveOperationException | IOException | RuntimeException e) {
            LOG.debug("The folder is not empty, or can't be found", e);
        }
    }

    private static @Nullable Path unpack(CacheFolder cache) throws IOException {
        String root = "/ai/onnxruntime/native/" + system() + "/";
        List<URL> found = new ArrayList<>();
        for (String name : REQUIRED) {
            URL url = OrtEnvironment.class.getResource(root + System.mapLibraryName(name));
            if (url == null) {
                return null;
            }
            found.add(url);
        }
        for (String name : OPTIONAL) {
            URL url = OrtEnvironment.class.getResource(root + System.mapLibraryName(name));
            if (url != null) {
                found.add(url);
            }
        }
        Path file = null;
        String folder = "";
        for (URL url : found) {
            URLConnection connection = url.openConnection();
            if (!(connection instanceof JarURLConnection jar)) {
                return null;
            }
            ZipEntry entry = jar.getJarEntry();
            // All lie in one folder, which the first one's checksum names.
            folder = folder.isEmpty() ? "onnxruntime-" + Long.toHexString(entry.getCrc()) : folder;
            String name = Path.of(entry.getName()).getFileName().toString();
            file = cache.library(folder, name, entry.getSize(), entry.getCrc(), url::openStream);
        }
        return file == null ? null : file.toAbsolutePath().getParent();
    }

    /** As the jar names its folders. */
    private static String system() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String cpu = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String family = os.startsWith("mac") ? "osx" : os.startsWith("windows") ? "win" : "linux";
        return family + "-" + (cpu.equals("aarch64") || cpu.equals("arm64") ? "aarch64" : "x64");
    }
}
