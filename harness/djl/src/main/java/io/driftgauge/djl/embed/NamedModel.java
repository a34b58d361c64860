package io.driftgauge.djl.embed;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Settings;
import io.driftgauge.base.Sha256;
import io.driftgauge.djl.runtime.CacheFolder;
import io.driftgauge.djl.runtime.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A published embedding model that a Maven artifact carries: where its files are, and how it wants to be used.
 *
 * @param artifact of group {@code dev.langchain4j}; its README names the model's card
 * @param resource name of its files, without the end
 * @param prompts by name; the first is used where none is asked for
 */
record NamedModel(
        String name,
        String artifact,
        String resource,
        String weightsSha256,
        String tokenizerSha256,
        Pooling pooling,
        int longest,
        Map<String, String> prompts,
        String defaultPrompt) {

    private static final String MINILM_TOKENIZER = "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0";
    private static final String ENGLISH_TOKENIZER = "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66";
    private static final String CHINESE_TOKENIZER = "48cea5d44424912a6fd1ea647bf4fe50b55ab8b1e5879c3275f80e339e8fae26";

    private static final Map<String, String> BGE_ENGLISH =
            Map.of("query", "Represent this sentence for searching relevant passages: ", "passage", "");
    private static final Map<String, String> BGE_CHINESE = Map.of("query", "为这个句子生成表示以用于检索相关文章：", "passage", "");
    private static final Map<String, String> E5 = Map.of("query", "query: ", "passage", "passage: ");

    /** MiniLM was trained on 128 tokens, and drift shows more clearly in windows of that length. */
    static final NamedModel MINILM = new NamedModel(
            "all-MiniLM-L6-v2",
            "all-minilm-l6-v2",
            "all-minilm-l6-v2",
            "ca46f1a88a9c6e61b918af1ab38be3e7903b986616551f0a6f10a7ecc5730cd4",
            MINILM_TOKENIZER,
            Pooling.MEAN,
            128,
            Map.of(),
            "");

    static final List<NamedModel> ALL = List.of(
            MINILM,
            // In 8 bit, with activations scaled by what is in the batch: window by window only.
            new NamedModel(
                    "all-MiniLM-L6-v2-q",
                    "all-minilm-l6-v2-q",
                    "all-minilm-l6-v2-q",
                    "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1",
                    MINILM_TOKENIZER,
                    Pooling.MEAN,
                    128,
                    Map.of(),
                    ""),
            bge(
                    "bge-small-en-v1.5",
                    "bge-small-en-v15",
                    "828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35",
                    ENGLISH_TOKENIZER,
                    BGE_ENGLISH),
            bge(
                    "bge-small-en",
                    "bge-small-en",
                    "644fdaf59ddebaca416903a593665b74bddab9b168b0799d4034c0e7809699bf",
                    ENGLISH_TOKENIZER,
                    BGE_ENGLISH),
            bge(
                    "bge-small-zh-v1.5",
                    "bge-small-zh-v15",
                    "69a0b846f4f116b5e6aabf9546ea6754d02264f3211a13a1bd69b31b8040749a",
                    CHINESE_TOKENIZER,
                    BGE_CHINESE),
            bge(
                    "bge-small-zh",
                    "bge-small-zh",
                    "b7ba80145bf53d4950c281073005bb5407b7595fb95e0f7c9b8b179dad7a45d2",
                    CHINESE_TOKENIZER,
                    BGE_CHINESE),
            // Its card asks for "query: " on both sides where texts are compared with their like, as answers are.
            new NamedModel(
                    "e5-small-v2",
                    "e5-small-v2",
                    "e5-small-v2",
                    "b2a43b66f7f9b6f29643a21340ad7c03d2d91e6bd5d43429a77799a9ee880eb0",
                    ENGLISH_TOKENIZER,
                    Pooling.MEAN,
                    512,
                    E5,
                    "query"));

    private static NamedModel bge(
            String name, String artifact, String weights, String tokenizer, Map<String, String> prompts) {
        return new NamedModel(name, artifact, name, weights, tokenizer, Pooling.CLS, 512, prompts, "passage");
    }

    static Optional<NamedModel> of(String name) {
        return ALL.stream().filter(model -> model.name.equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(NamedModel::name).toList();
    }

    /**
     * Its files, checked; the weights on disk.
     *
     * @param prompt name of one of its prompts; empty for the default
     * @throws InvalidInputException if the artifact is not on that loader's class path or holds other files
     */
    EmbeddingFiles files(ClassLoader loader, String prompt, Settings settings) {
        String text = Prompts.choose(name, prompts, prompt, defaultPrompt);
        Path weights = CacheFolder.of(settings)
                .file(
                        name + "-" + weightsSha256.substring(0, 16),
                        "model.onnx",
                        weightsSha256,
                        () -> open(loader, resource + ".onnx"),
                        mismatch(resource + ".onnx"));
        String tokenizer = tokenizer(loader);
        return new EmbeddingFiles(
                name,
                weights,
                tokenizer,
                Path.of(resource + "-tokenizer.json"),
                Sha256.hex(weightsSha256 + "\n" + tokenizerSha256 + "\n" + (text.isEmpty() ? "" : text + "\n")),
                pooling,
                longest,
                text,
                true);
    }

    /** The tokenizer's JSON, checked. */
    String tokenizer(ClassLoader loader) {
        String file = resource + "-tokenizer.json";
        try (InputStream in = open(loader, file)) {
            byte[] bytes = in.readAllBytes();
            String actual = Sha256.hex(bytes);
            if (!actual.equals(tokenizerSha256)) {
                throw Failures.at(
                        Path.of(file),
                        mismatch(file) + " Its SHA-256 is " + actual + " and should be " + tokenizerSha256 + ".");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Failures.at(Path.of(file), "can't be read from " + coordinates() + ".", e);
        }
    }

    private InputStream open(ClassLoader loader, String file) {
        InputStream in = loader.getResourceAsStream(file);
        if (in == null) {
            throw new InvalidInputException(new Problem(
                    null,
                    "The embedding model " + name + " is not on the class path (no " + file + "). Add "
                            + coordinates() + " to the dependencies, in test scope"
                            + (equals(MINILM) ? "; driftgauge-djl brings it unless it is excluded." : ".")));
        }
        return in;
    }

    private String coordinates() {
        return "dev.langchain4j:langchain4j-embeddings-" + artifact + ":0.36.2";
    }

    private String mismatch(String file) {
        return "is not the file " + file + " of " + coordinates()
                + ". Another version of that artifact or a damaged jar is on the class path; pin that version or delete"
                + " the jar from the local repository.";
    }
}
