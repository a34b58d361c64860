package io.driftgauge.djl.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.runtime.GpuProbe;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.Message;
import io.driftgauge.model.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A model directory with random weights and a tokenizer that takes each byte for a token. */
final class ModelFixture {

    static final List<String> SPECIAL = List.of("<|end|>", "<|system|>", "<|user|>", "<|assistant|>");
    static final String TEMPLATE =
            "{% for m in messages %}{{ '<|' + m.role + '|>' + m.content }}{% endfor %}<|assistant|>";

    final Path folder;

    private ModelFixture(Path folder) {
        this.folder = folder;
    }

    static ModelFixture in(Path folder, RandomDecoder.Layout layout) throws IOException {
        Files.createDirectories(folder);
        ModelFixture model = new ModelFixture(folder);
        Files.write(folder.resolve("model.onnx"), RandomDecoder.onnx(layout));
        model.write("tokenizer.json", tokenizer());
        model.write("config.json", Json.object().put("n_positions", RandomDecoder.CONTEXT));
        model.write("generation_config.json", Json.object().put("eos_token_id", 0));
        model.write("tokenizer_config.json", Json.object().put("chat_template", TEMPLATE));
        return model;
    }

    ModelFixture write(String file, ObjectNode content) throws IOException {
        Files.writeString(folder.resolve(file), Json.pretty(content));
        return this;
    }

    OnnxChatModel open() {
        return OnnxChatModel.open(
                ModelFolder.open(folder, ""), 8, Settings.of(Map.of("driftgauge.device", "cpu")), GpuProbe.real());
    }

    static ChatRequest request(String user, Map<String, Object> parameters, long seed) {
        return new ChatRequest("case", List.of(new Message(Role.USER, user)), parameters, 0, seed);
    }

    static ObjectNode tokenizer() {
        ObjectNode json = Json.object().put("version", "1.0");
        json.putNull("truncation").putNull("padding").putNull("normalizer").putNull("post_processor");
        ObjectNode vocabulary = Json.object();
        ArrayNode added = json.putArray("added_tokens");
        for (String token : SPECIAL) {
            added.addObject()
                    .put("id", vocabulary.size())
                    .put("content", token)
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
            vocabulary.put(token, vocabulary.size());
        }
        int shifted = 256;
        for (int b = 0; b < 256; b++) {
            boolean visible = (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || b >= 174;
            vocabulary.put(String.valueOf((char) (visible ? b : shifted++)), vocabulary.size());
        }
        for (String part : List.of("pre_tokenizer", "decoder")) {
            json.putObject(part)
                    .put("type", "ByteLevel")
                    .put("add_prefix_space", false)
                    .put("trim_offsets", true)
                    .put("use_regex", false);
        }
        ObjectNode model = json.putObject("model").put("type", "BPE");
        model.putNull("dropout").putNull("unk_token");
        model.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
        model.put("fuse_unk", false).put("byte_fallback", false);
        model.set("vocab", vocabulary);
        model.putArray("merges");
        return json;
    }
}
