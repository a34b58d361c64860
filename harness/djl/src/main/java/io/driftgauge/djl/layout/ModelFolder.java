package io.driftgauge.djl.layout;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Sha256;
import io.driftgauge.djl.runtime.Failures;
import io.driftgauge.djl.runtime.JsonFiles;
import io.driftgauge.djl.runtime.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A directory as Optimum exports one: weights, tokenizer and configurations.
 *
 * @param name of the model: the manifest's, else the directory's
 * @param weights the ONNX files by their role: {@code model}; or {@code encoder}, {@code decoder} and perhaps
 *     {@code decoder_with_past}
 * @param checksum SHA-256 over all files that decide an answer, each by name and checksum
 */
public record ModelFolder(Path folder, String name, ModelKind kind, Map<String, OnnxModel> weights, String checksum) {

    public static final String MANIFEST = "manifest.json";
    public static final String MODEL = "model";
    public static final String ENCODER = "encoder";
    public static final String DECODER = "decoder";
    public static final String DECODER_WITH_PAST = "decoder_with_past";

    private static final String TORCH_SCRIPT = "model.pt";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String TOKENIZER_CONFIG = "tokenizer_config.json";
    private static final String TEMPLATE = "chat_template.jinja";
    private static final String PREPROCESSOR = "preprocessor_config.json";
    private static final List<String> DECIDING =
            List.of("config.json", "generation_config.json", TOKENIZER, TOKENIZER_CONFIG, TEMPLATE, PREPROCESSOR);

    /** An ONNX file and what it holds; of TorchScript nothing is known before it is opened. */
    public record OnnxModel(Path file, OnnxFile content) {}

    public ModelFolder {
        weights = Map.copyOf(weights);
    }

    /**
     * Looks at a directory and checks its files against its manifest, if it has one.
     *
     * @param variant which of the weights to take, {@code fp16} for {@code model_fp16.onnx}; empty for the plain ones
     * @throws InvalidInputException if something is missing, damaged or not supported; says what to put where
     */
    public static ModelFolder open(Path folder, String variant) {
        ModelKind kind = ModelKind.of(folder);
        Map<String, Path> files = files(folder, kind, new WeightFiles(folder, variant));
        if (kind.readsTexts() && !Files.isRegularFile(folder.resolve(TOKENIZER))) {
            throw Failures.at(
                    folder.resolve(TOKENIZER),
                    "no such file. Save the model's fast tokenizer beside its weights (tokenizer.json).");
        }
        if (!kind.readsTexts() && !Files.isRegularFile(folder.resolve(PREPROCESSOR))) {
            throw Failures.at(folder.resolve(PREPROCESSOR), "no such file. It tells how pictures are scaled.");
        }
        try {
            JsonNode manifest = JsonFiles.read(folder.resolve(MANIFEST));
            verify(folder, manifest.path("sha256"));
            Map<String, OnnxModel> weights = new LinkedHashMap<>();
            files.forEach((role, file) ->
                    weights.put(role, new OnnxModel(file, isTorchScript(file) ? OnnxFile.NONE : OnnxFile.read(file))));
            Path last = folder.toAbsolutePath().normalize().getFileName();
            String name = manifest.path("name").asText(last == null ? "model" : last.toString());
            return new ModelFolder(folder, name, kind, weights, checksum(folder, weights));
        } catch (IOException e) {
            throw Failures.at(folder, "can't be read: " + Failures.reason(e), e);
        }
    }

    /** True for weights that are no ONNX file but a decoder as TorchScript. */
    public static boolean isTorchScript(Path weights) {
        return weights.getFileName().toString().equals(TORCH_SCRIPT);
    }

    private static Map<String, Path> files(Path folder, ModelKind kind, WeightFiles files) {
        Map<String, Path> found = new LinkedHashMap<>();
        Path first = kind.weights().stream()
                .flatMap(name -> files.find(name).stream())
                .findFirst()
                .or(() -> Optional.of(folder.resolve(TORCH_SCRIPT))
                        .filter(file -> kind == ModelKind.DECODER && Files.isRegularFile(file)))
                .orElseThrow(() -> missing(folder, kind, files, String.join(".onnx, ", kind.weights()) + ".onnx"));
        if (kind != ModelKind.ENCODER_DECODER) {
            found.put(MODEL, first);
            return found;
        }
        found.put(ENCODER, first);
        Path merged = files.find("decoder_model_merged").orElse(null);
        if (merged != null) {
            found.put(DECODER, merged);
            return found;
        }
        found.put(
                DECODER,
                files.find("decoder_model")
                        .orElseThrow(() -> missing(
                                folder,
                                kind,
                                files,
                                "decoder_model_merged.onnx, or decoder_model.onnx with"
                                        + " decoder_with_past_model.onnx")));
        files.find("decoder_with_past_model").ifPresent(file -> found.put(DECODER_WITH_PAST, file));
        return found;
    }

    private static InvalidInputException missing(Path folder, ModelKind kind, WeightFiles files, String wanted) {
        List<String> variants = kind.weights().stream()
                .flatMap(name -> files.variants(name).stream())
                .map(file -> file.getFileName().toString())
                .toList();
        return Failures.at(
                folder,
                "holds no weights (looked for " + wanted + ", here and in the folder onnx"
                        + (files.variant().isEmpty() ? "" : ", in the variant " + files.variant()) + "). "
                        + (variants.isEmpty()
                                ? "Export the model with Optimum's task " + kind.task() + " and put the files there."
                                : "There are " + String.join(", ", variants) + "; name one as variant in the config."));
    }

    public Path file(String role) {
        return model(role).file();
    }

    private OnnxModel model(String role) {
        OnnxModel model = weights.get(role);
        if (model == null) {
            throw new IllegalStateException("no " + role);
        }
        return model;
    }

    /** True if an answer would depend on what else is in the batch. */
    public boolean dependsOnBatch() {
        return weights.values().stream().anyMatch(model -> model.content().dependsOnBatch());
    }

    public JsonNode config() {
        return JsonFiles.read(folder.resolve("config.json"));
    }

    public JsonNode generationConfig() {
        return JsonFiles.read(folder.resolve("generation_config.json"));
    }

    public JsonNode tokenizerConfig() {
        return JsonFiles.read(folder.resolve(TOKENIZER_CONFIG));
    }

    public JsonNode preprocessorConfig() {
        return JsonFiles.read(folder.resolve(PREPROCESSOR));
    }

    public Path tokenizer() {
        return folder.resolve(TOKENIZER);
    }

    /** The chat template's source, from its own file or the tokenizer's configuration; empty if the model has none. */
    public String chatTemplate() {
        Path file = folder.resolve(TEMPLATE);
        if (Files.isRegularFile(file)) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw Failures.at(file, "can't be read: " + Failures.reason(e), e);
            }
        }
        JsonNode template = tokenizerConfig().path("chat_template");
        for (JsonNode named : template) {
            if (named.path("name").asText().equals("default")) {
                return named.path("template").asText();
            }
        }
        return template.isTextual() ? template.asText() : "";
    }

    /** Where the chat template stands, for messages about it. */
    public Path chatTemplateFile() {
        Path file = folder.resolve(TEMPLATE);
        return Files.isRegularFile(file) ? file : folder.resolve(TOKENIZER_CONFIG);
    }

    private static void verify(Path folder, JsonNode digests) throws IOException {
        for (Map.Entry<String, JsonNode> digest : digests.properties()) {
            Path file = folder.resolve(digest.getKey());
            String actual = Files.isRegularFile(file) ? Sha256.hex(file) : "missing";
            if (!actual.equals(digest.getValue().asText())) {
                throw Failures.at(
                        file,
                        "does not match " + MANIFEST + ": its SHA-256 is " + actual + " and should be "
                                + digest.getValue().asText()
                                + ". Get the model again, or remove the manifest if the change is yours.");
            }
        }
    }

    private static String checksum(Path folder, Map<String, OnnxModel> weights) throws IOException {
        List<Path> files = new ArrayList<>();
        weights.values().forEach(model -> files.addAll(model.content().files(model.file())));
        DECIDING.stream().map(folder::resolve).filter(Files::isRegularFile).forEach(files::add);
        StringBuilder digests = new StringBuilder();
        for (Path file : files) {
            digests.append(file.getFileName())
                    .append(' ')
                    .append(Sha256.hex(file))
                    .append('\n');
        }
        return Sha256.hex(digests.toString());
    }
}
