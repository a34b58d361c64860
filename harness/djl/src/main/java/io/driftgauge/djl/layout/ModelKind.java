package io.driftgauge.djl.layout;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.InvalidInputException;
import io.driftgauge.djl.runtime.Failures;
import io.driftgauge.djl.runtime.JsonFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a model does, told by {@code architectures} in its config.json. */
@SuppressWarnings("ImmutableEnumChecker") // what List.of makes can't be changed
public enum ModelKind {
    /** Continues a text: GPT, Llama, Qwen, Mamba. */
    DECODER(
            List.of("ForCausalLM", "LMHeadModel"),
            List.of("model", "decoder_model_merged", "decoder_model"),
            "text-generation-with-past"),
    /** Reads a text, then writes another: T5, BART. */
    ENCODER_DECODER(List.of("ForConditionalGeneration"), List.of("encoder_model"), "text2text-generation-with-past"),
    /** Labels a text. */
    SEQUENCE_CLASSIFIER(List.of("ForSequenceClassification"), List.of("model"), "text-classification"),
    /** Fills a gap. */
    MASK_FILLER(List.of("ForMaskedLM"), List.of("model"), "fill-mask"),
    /** Labels each word. */
    TOKEN_CLASSIFIER(List.of("ForTokenClassification"), List.of("model"), "token-classification"),
    /** Finds an answer in a context. */
    QUESTION_ANSWERER(List.of("ForQuestionAnswering"), List.of("model"), "question-answering"),
    /** Labels a picture. */
    IMAGE_CLASSIFIER(List.of("ForImageClassification"), List.of("model"), "image-classification");

    private final List<String> endings;
    private final List<String> weights;
    private final String task;

    ModelKind(List<String> endings, List<String> weights, String task) {
        this.endings = endings;
        this.weights = weights;
        this.task = task;
    }

    /**
     * What the directory's config.json says; a decoder if there is none or it doesn't name an architecture.
     *
     * @throws InvalidInputException if the architecture is not known here; names those that are
     */
    static ModelKind of(Path folder) {
        JsonNode config = JsonFiles.read(folder.resolve("config.json"));
        JsonNode named = config.path("architectures");
        for (JsonNode architecture : named) {
            for (ModelKind kind : values()) {
                if (kind.endings.stream().anyMatch(architecture.asText()::endsWith)) {
                    return kind;
                }
            }
        }
        if (named.isEmpty()) {
            return config.path("is_encoder_decoder").asBoolean(false) ? ENCODER_DECODER : DECODER;
        }
        throw Failures.at(
                folder.resolve("config.json"),
                "names an architecture that is not supported: " + named.get(0).asText() + ". Supported are "
                        + Arrays.stream(values())
                                .flatMap(kind -> kind.endings.stream())
                                .map("*"::concat)
                                .collect(Collectors.joining(", "))
                        + (named.get(0).asText().endsWith("Model")
                                ? "; a bare encoder can embed: name the directory under 'embeddings'."
                                : "."));
    }

    /** Names of the ONNX file that it begins with, without the end, the first found counting. */
    List<String> weights() {
        return weights;
    }

    /** The task that Optimum exports it as. */
    String task() {
        return task;
    }

    /** True if it answers in its own words. */
    public boolean generates() {
        return this == DECODER || this == ENCODER_DECODER;
    }

    boolean readsTexts() {
        return this != IMAGE_CLASSIFIER;
    }
}
