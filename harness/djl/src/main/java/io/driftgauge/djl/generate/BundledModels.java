package io.driftgauge.djl.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.base.Sha256;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.runtime.CacheFolder;
import io.driftgauge.djl.runtime.Failures;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Models that come in jars: the folders {@code io/driftgauge/models/<name>/} of the class path, each with a manifest. */
final class BundledModels {

    private static final String ROOT = "io/driftgauge/models/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,80}");

    private final ClassLoader loader;

    BundledModels(ClassLoader loader) {
        this.loader = loader;
    }

    /** Unpacks a model, every file checked against the manifest; empty if no jar has one of that name. */
    Optional<Path> unpack(String name, Settings settings) {
        if (!NAME.matcher(name).matches() || name.startsWith(".")) {
            return Optional.empty();
        }
        byte[] manifest;
        try (InputStream in = loader.getResourceAsStream(resource(name, ModelFolder.MANIFEST))) {
            if (in == null) {
                return Optional.empty();
            }
            manifest = in.readAllBytes();
        } catch (IOException e) {
            throw Failures.at(Path.of(resource(name, ModelFolder.MANIFEST)), "can't be read.", e);
        }
        return Optional.of(unpack(name, manifest, CacheFolder.of(settings)));
    }

    private Path unpack(String name, byte[] manifest, CacheFolder cache) {
        String sha256 = Sha256.hex(manifest);
        String folder = name + "-" + sha256.substring(0, 16);
        for (Map.Entry<String, JsonNode> file : digests(name, manifest).properties()) {
            if (!NAME.matcher(file.getKey()).matches()) {
                throw Failures.at(manifestPath(name), "names a file outside of its folder: " + file.getKey());
            }
            cache.file(
                    folder,
                    file.getKey(),
                    file.getValue().asText(),
                    () -> open(name, file.getKey()),
                    "is not the file that the manifest of the bundled model " + name
                            + " names. Its jar (driftgauge-models) is damaged or mixed with another; delete it from the"
                            + " local repository.");
        }
        Path unpacked = cache.file(
                folder, ModelFolder.MANIFEST, sha256, () -> new ByteArrayInputStream(manifest), "is damaged.");
        return unpacked.resolveSibling("");
    }

    private static JsonNode digests(String name, byte[] manifest) {
        try {
            return Json.parse(new String(manifest, StandardCharsets.UTF_8)).path("sha256");
        } catch (IOException e) {
            throw Failures.at(manifestPath(name), "is no JSON.", e);
        }
    }

    private InputStream open(String name, String file) throws IOException {
        InputStream in = loader.getResourceAsStream(resource(name, file));
        if (in == null) {
            throw new FileNotFoundException("no resource " + resource(name, file));
        }
        return in;
    }

    private static Path manifestPath(String name) {
        return Path.of(resource(name, ModelFolder.MANIFEST));
    }

    private static String resource(String name, String file) {
        return ROOT + name + "/" + file;
    }
}
