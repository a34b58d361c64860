package io.driftgauge.djl.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Json;
import io.driftgauge.base.Sha256;
import io.driftgauge.djl.runtime.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A directory as Optimum exports one for text generation: weights, tokenizer and configurations.
 *
 * @param name of the model: the manifest's, else the directory's
 * @param weights the ONNX file
 * @param checksum SHA-256 over all files that decide an answer, each by name and checksum
 */
record ModelFolder(Path folder, String name, Path weights, String checksum) {

    static final String MANIFEST = "manifest.json";
    static final String TOKENIZER = "tokenizer.json";
    private static final String TOKENIZER_CONFIG = "tokenizer_config.json";
    private static final String TEMPLATE = "chat_template.jinja";

    private static final List<String> WEIGHTS =
            List.of("model.onnx", "decoder_model_merged.onnx", "onnx/model.onnx", "onnx/decoder_model_merged.onnx");
    private static final List<String> DECIDING =
            List.of("config.json", "generation_config.json", TOKENIZER, TOKENIZER_CONFIG, TEMPLATE);

    /**
     * Looks at a directory and checks its files against its manifest, if it has one.
     *
     * @throws InvalidInputException if something is missing or damaged
     */
    static ModelFolder open(Path folder) {
        Path weights = WEIGHTS.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> Failures.at(
                        folder,
                        "holds no weights (looked for " + String.join(", ", WEIGHTS)
                                + "). Export the model with Optimum's task text-generation-with-past."));
        if (!Files.isRegularFile(folder.resolve(TOKENIZER))) {
            throw Failures.at(
                    folder.resolve(TOKENIZER),
                    "no such file. Save the model's fast tokenizer beside its weights (tokenizer.json).");
        }
        try {
            JsonNode manifest = json(folder.resolve(MANIFEST));
            verify(folder, manifest.path("sha256"));
            Path last = folder.toAbsolutePath().normalize().getFileName();
            String name = manifest.path("name").asText(last == null ? "model" : last.toString());
            return new ModelFolder(folder, name, weights, checksum(folder, weights));
        } catch (IOException e) {
            throw Failures.at(folder, "can't be read: " + Failures.reason(e), e);
        }
    }

    JsonNode config() {
        return json(folder.resolve("config.json"));
    }

    JsonNode generationConfig() {
        return json(folder.resolve("generation_config.json"));
    }

    JsonNode tokenizerConfig() {
        return json(folder.resolve(TOKENIZER_CONFIG));
    }

    Path tokenizer() {
        return folder.resolve(TOKENIZER);
    }

    /** The chat template's source, from its own file or the tokenizer's configuration; empty if the model has none. */
    String chatTemplate() {
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
    Path chatTemplateFile() {
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

    private static String checksum(Path folder, Path weights) throws IOException {
        StringBuilder digests = new StringBuilder();
        // Weights above 2 GB lie in files of their own beside the graph: model.onnx_data, model.onnx.data, …
        String prefix = weights.getFileName().toString();
        try (Stream<Path> files = Files.list(weights.resolveSibling(""))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> f.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList()) {
                append(digests, file);
            }
        }
        for (String name : DECIDING) {
            if (Files.isRegularFile(folder.resolve(name))) {
                append(digests, folder.resolve(name));
            }
        }
        return Sha256.hex(digests.toString());
    }

    private static void append(StringBuilder digests, Path file) throws IOException {
        digests.append(file.getFileName()).append(' ').append(Sha256.hex(file)).append('\n');
    }

    private static JsonNode json(Path file) {
        if (!Files.isRegularFile(file)) {
            return MissingNode.getInstance();
        }
        try {
            return Json.parse(Files.readString(file));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InvalidInputException(new io.driftgauge.base.Problem(
                    new io.driftgauge.base.Location(file, line), "is no valid JSON: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw Failures.at(file, "can't be read: " + Failures.reason(e), e);
        }
    }
}
