package io.driftgauge.trainer.release;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.trainer.Digests;
import io.driftgauge.trainer.corpus.Conversation;
import io.driftgauge.trainer.corpus.Release;
import io.driftgauge.trainer.network.GptSize;
import io.driftgauge.trainer.network.TrainingRecord;
import io.driftgauge.trainer.tokenizer.ChatTokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of a release as it is bundled: the files that loaders of published models expect, a card, a manifest. */
public final class ModelFolder {
    /** Name of the network's file. */
    public static final String MODEL = "model.onnx";

    private static final String MANIFEST = "manifest.json";

    /** Every file but the manifest, which holds the others' digests. */
    private static final List<String> FILES = List.of(
            "MODEL_CARD.md",
            "config.json",
            "generation_config.json",
            MODEL,
            ChatTokenizer.FILE,
            "tokenizer_config.json");

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * The conversation as the model saw it in training. System, user and assistant turns only; anything else is an
     * error rather than a prompt that means nothing to the model.
     */
    private static final String CHAT_TEMPLATE = """
            {%- for message in messages -%}
            {%- if message['role'] == 'assistant' -%}
            {{- '<|assistant|>' + message['content'] + '<|end|>' -}}
            {%- elif message['role'] in ['system', 'user'] -%}
            {{- '<|' + message['role'] + '|>' + message['content'] -}}
            {%- else -%}
            {{- raise_exception('Unknown role: ' + message['role']) -}}
            {%- endif -%}
            {%- endfor -%}
            {%- if add_generation_prompt -%}
            {{- '<|assistant|>' -}}
            {%- endif -%}""";

    private final Path folder;
    private final GptSize size;

    public ModelFolder(Path folder, GptSize size) {
        this.folder = folder;
        this.size = size;
    }

    /** Writes the network, and the tokenizer and configurations beside it. */
    public void write(byte[] onnx, Path tokenizer) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(MODEL), onnx);
        Files.write(folder.resolve(ChatTokenizer.FILE), Files.readAllBytes(tokenizer));
        writeJson("config.json", config());
        writeJson("generation_config.json", generationConfig());
        writeJson("tokenizer_config.json", tokenizerConfig());
    }

    /** Writes the card, and then the manifest over all files. */
    public void finish(Release release, TrainingRecord training, String card) throws IOException {
        Files.writeString(folder.resolve("MODEL_CARD.md"), card, StandardCharsets.UTF_8);
        ObjectNode manifest = JSON.createObjectNode()
                .put("name", release.label())
                .put("licence", "Apache-2.0")
                .put("parameters", training.parameters())
                .put("seed", training.seed())
                .put("steps", training.steps())
                .put("rowsPerStep", training.rows())
                .put("context", size.context())
                .put("conversations", training.conversations())
                .put("corpusSha256", training.corpusSha256());
        if (release != Release.TINY_2026_1) {
            manifest.put("trainedFrom", Release.TINY_2026_1.label());
        }
        ObjectNode digests = manifest.putObject("sha256");
        for (String file : FILES) {
            digests.put(file, Digests.hex(Files.readAllBytes(folder.resolve(file))));
        }
        writeJson(MANIFEST, manifest);
    }

    /** Size of the network's file in bytes. */
    public long modelBytes() throws IOException {
        return Files.size(folder.resolve(MODEL));
    }

    private ObjectNode config() {
        ObjectNode config = JSON.createObjectNode();
        config.putArray("architectures").add("GPT2LMHeadModel");
        return config.put("model_type", "gpt2")
                .put("activation_function", "gelu")
                .put("vocab_size", size.vocabulary())
                .put("n_positions", size.context())
                .put("n_ctx", size.context())
                .put("n_embd", size.width())
                .put("n_layer", size.layers())
                .put("n_head", size.heads())
                .put("n_inner", 4 * size.width())
                .put("layer_norm_epsilon", 1e-5)
                .put("tie_word_embeddings", true)
                .put("use_cache", true)
                .put("torch_dtype", "float32")
                .put("bos_token_id", endId())
                .put("eos_token_id", endId());
    }

    private static ObjectNode endTokens() {
        return JSON.createObjectNode()
                .put("bos_token_id", endId())
                .put("eos_token_id", endId())
                .put("pad_token_id", endId());
    }

    private ObjectNode generationConfig() {
        return endTokens().put("do_sample", false).put("max_length", size.context());
    }

    private ObjectNode tokenizerConfig() {
        ObjectNode config = JSON.createObjectNode()
                .put("tokenizer_class", "PreTrainedTokenizerFast")
                .put("add_bos_token", false)
                .put("add_prefix_space", false)
                .put("clean_up_tokenization_spaces", false)
                .put("bos_token", Conversation.END)
                .put("eos_token", Conversation.END)
                .put("pad_token", Conversation.END)
                .put("model_max_length", size.context());
        ObjectNode added = config.putObject("added_tokens_decoder");
        for (int id = 0; id < Conversation.SPECIAL_TOKENS.size(); id++) {
            added.putObject(String.valueOf(id))
                    .put("content", Conversation.SPECIAL_TOKENS.get(id))
                    .put("lstrip", false)
                    .put("normalized", false)
                    .put("rstrip", false)
                    .put("single_word", false)
                    .put("special", true);
        }
        return config.put("chat_template", CHAT_TEMPLATE);
    }

    private static int endId() {
        return Conversation.SPECIAL_TOKENS.indexOf(Conversation.END);
    }

    private void writeJson(String name, JsonNode content) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        String text = JSON.writer(printer).writeValueAsString(content) + "\n";
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
