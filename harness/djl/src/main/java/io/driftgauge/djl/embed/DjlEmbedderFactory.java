package io.driftgauge.djl.embed;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.runtime.GpuProbe;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.EmbedderFactory;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Opens {@code djl:<name>} for the embedding models that Maven artifacts carry, and {@code djl:<directory>} for those of
 * sentence-transformers (relative to the prompts folder, or absolute); {@code #<prompt>} behind either chooses one of the
 * model's prompts. Found by {@link java.util.ServiceLoader}.
 */
public final class DjlEmbedderFactory implements EmbedderFactory {

    private static final String VENDOR = "djl:";

    @Override
    public boolean supports(String id) {
        return id.startsWith(VENDOR);
    }

    @Override
    public Embedder open(String id, Settings settings) {
        return open(id, Path.of(""), settings);
    }

    @Override
    public Embedder open(String id, Path prompts, Settings settings) {
        String all = id.substring(VENDOR.length()).strip();
        int hash = all.lastIndexOf('#');
        String name = hash < 0 ? all : all.substring(0, hash);
        String prompt = hash < 0 ? "" : all.substring(hash + 1);
        EmbeddingFiles files = NamedModel.of(name)
                .map(model -> model.files(DjlEmbedderFactory.class.getClassLoader(), prompt, settings))
                .orElseGet(() -> SentenceFolder.read(directory(name, prompts), prompt));
        return LocalEmbedder.open(files, settings, GpuProbe.real());
    }

    private static Path directory(String name, Path prompts) {
        Path folder = null;
        try {
            folder = prompts.resolve(name);
        } catch (InvalidPathException e) {
            // told below
        }
        if (folder == null || name.isEmpty() || !Files.isDirectory(folder)) {
            throw new InvalidInputException(new Problem(
                    null,
                    "there is no embedding model '" + name + "': known by name are "
                            + String.join(", ", NamedModel.names())
                            + ", and "
                            + (folder == null ? "it" : folder.toString().replace('\\', '/'))
                            + " is no directory. Put a sentence-transformers directory with its ONNX export there."));
        }
        return folder;
    }
}
