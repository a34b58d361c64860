package io.driftgauge.djl.embed;

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
import java.util.Set;

/**
 * A directory as sentence-transformers saves one, with its weights as ONNX: {@code modules.json} lists the steps,
 * {@code 1_Pooling/config.json} tells the pooling, {@code sentence_bert_config.json} the longest text and
 * {@code config_sentence_transformers.json} the prompts.
 */
final class SentenceFolder {

    /** A longer window would blur what changed, and cost the square of its length. */
    private static final int LONGEST_WINDOW = 512;

    private static final List<String> WEIGHTS = List.of("onnx/model.onnx", "model.onnx");
    private static final String MODULES = "modules.json";
    private static final String POOLING = "1_Pooling/config.json";
    private static final Set<String> KNOWN_MODULES = Set.of("Transformer", "Pooling", "Normalize");

    private static final Map<String, Pooling> MODES = new LinkedHashMap<>();

    static {
        MODES.put("pooling_mode_cls_token", Pooling.CLS);
        MODES.put("pooling_mode_mean_tokens", Pooling.MEAN);
        MODES.put("pooling_mode_max_tokens", Pooling.MAX);
        MODES.put("pooling_mode_mean_sqrt_len_tokens", Pooling.MEAN_SQUARE_ROOT);
        MODES.put("pooling_mode_weightedmean_tokens", Pooling.WEIGHTED_MEAN);
        MODES.put("pooling_mode_lasttoken", Pooling.LAST);
    }

    private final Path folder;

    private SentenceFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Its files and how they are used.
     *
     * @param prompt name of one of its prompts; empty for the one that the directory names as default
     * @throws InvalidInputException if something is missing, or if it has a step that isn't known here
     */
    static EmbeddingFiles read(Path folder, String prompt) {
        return new SentenceFolder(folder).read(prompt);
    }

    private EmbeddingFiles read(String prompt) {
        Path weights = WEIGHTS.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> Failures.at(
                        folder,
                        "holds no weights of an embedding model (looked for " + String.join(", ", WEIGHTS)
                                + "). Put the ONNX export of the model there."));
        Path tokenizer = Optional.of(folder.resolve("tokenizer.json"))
                .filter(Files::isRegularFile)
                .orElse(weights.resolveSibling("tokenizer.json"));
        if (!Files.isRegularFile(tokenizer)) {
            throw Failures.at(folder.resolve("tokenizer.json"), "no such file. Put the model's fast tokenizer there.");
        }
        checkModules();
        JsonNode pooling = JsonFiles.read(folder.resolve(POOLING));
        JsonNode prompts = JsonFiles.read(folder.resolve("config_sentence_transformers.json"));
        Map<String, String> texts = new LinkedHashMap<>();
        prompts.path("prompts")
                .properties()
                .forEach(named -> texts.put(named.getKey(), named.getValue().asText()));
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String name = last == null ? "model" : last.toString();
        String text = Prompts.choose(
                name, texts, prompt, prompts.path("default_prompt_name").asText(""));
        try {
            return new EmbeddingFiles(
                    name,
                    weights,
                    Files.readString(tokenizer),
                    tokenizer,
                    checksum(weights, tokenizer, text),
                    pooling(pooling),
                    longest(),
                    text,
                    pooling.path("include_prompt").asBoolean(true));
        } catch (IOException e) {
            throw Failures.at(folder, "can't be read: " + Failures.reason(e), e);
        }
    }

    private void checkModules() {
        for (JsonNode module : JsonFiles.read(folder.resolve(MODULES))) {
            String type = module.path("type").asText();
            String kind = type.substring(type.lastIndexOf('.') + 1);
            if (!KNOWN_MODULES.contains(kind)) {
                throw Failures.at(
                        folder.resolve(MODULES),
                        "has a step '" + type + "' that can't be computed here; Transformer, Pooling and Normalize can."
                                + " Export the model with that step inside the ONNX file (output sentence_embedding).");
            }
        }
    }

    private Pooling pooling(JsonNode config) {
        List<Pooling> chosen = new ArrayList<>();
        MODES.forEach((key, mode) -> {
            if (config.path(key).asBoolean(false)) {
                chosen.add(mode);
            }
        });
        if (chosen.size() > 1) {
            throw Failures.at(
                    folder.resolve(POOLING), "joins several kinds of pooling (" + chosen + "); one is known.");
        }
        if (chosen.isEmpty() && !config.isMissingNode()) {
            throw Failures.at(folder.resolve(POOLING), "names no kind of pooling of " + MODES.keySet() + ".");
        }
        // sentence-transformers takes the mean of a plain transformer, too
        return chosen.isEmpty() ? Pooling.MEAN : chosen.get(0);
    }

    private int longest() {
        List<JsonNode> told = List.of(
                JsonFiles.read(folder.resolve("sentence_bert_config.json")).path("max_seq_length"),
                JsonFiles.read(folder.resolve("tokenizer_config.json")).path("model_max_length"),
                JsonFiles.read(folder.resolve("config.json")).path("max_position_embeddings"));
        int longest = LONGEST_WINDOW;
        for (JsonNode length : told) {
            longest = length.isInt() && length.asInt() > 0 ? Math.min(longest, length.asInt()) : longest;
        }
        return longest;
    }

    private String checksum(Path weights, Path tokenizer, String prompt) throws IOException {
        StringBuilder digests = new StringBuilder();
        List<Path> deciding = new ArrayList<>(OnnxFile.read(weights).files(weights));
        deciding.add(tokenizer);
        deciding.add(folder.resolve(POOLING));
        deciding.add(folder.resolve("sentence_bert_config.json"));
        for (Path file : deciding) {
            if (Files.isRegularFile(file)) {
                digests.append(file.getFileName())
                        .append(' ')
                        .append(Sha256.hex(file))
                        .append('\n');
            }
        }
        return Sha256.hex(digests + prompt);
    }
}
