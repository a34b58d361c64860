package io.driftgauge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the bundled model's weights in llama.cpp's format (GGUF 3, architecture gpt2, 32 bit). */
final class Gguf {

    private static final int ALIGNMENT = 32;
    private static final int TEXT = 8;
    private static final int NUMBER = 4;
    private static final int REAL = 6;
    private static final int WHOLE = 5;
    private static final int LIST = 9;
    private static final int NORMAL = 1;
    private static final int CONTROL = 3;

    private final ByteArrayOutputStream keys = new ByteArrayOutputStream();
    private int count;

    static byte[] write(OnnxWeights weights, JsonNode config, JsonNode tokenizer) {
        return new Gguf().file(weights, config, tokenizer);
    }

    private byte[] file(OnnxWeights weights, JsonNode config, JsonNode tokenizer) {
        key("general.architecture", TEXT);
        text(keys, "gpt2");
        number("gpt2.context_length", config.path("n_positions").asInt());
        number("gpt2.embedding_length", config.path("n_embd").asInt());
        number("gpt2.feed_forward_length", config.path("n_inner").asInt());
        number("gpt2.block_count", config.path("n_layer").asInt());
        number("gpt2.attention.head_count", config.path("n_head").asInt());
        key("gpt2.attention.layer_norm_epsilon", REAL);
        u32(keys, Float.floatToIntBits(1e-5f));
        vocabulary(tokenizer);
        Map<String, OnnxWeights.Tensor> tensors =
                tensors(weights, config.path("n_layer").asInt());
        ByteArrayOutputStream infos = new ByteArrayOutputStream();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        tensors.forEach((name, tensor) -> {
            text(infos, name);
            u32(infos, tensor.shape().length);
            for (int i = tensor.shape().length - 1; i >= 0; i--) {
                u64(infos, tensor.shape()[i]);
            }
            u32(infos, 0);
            u64(infos, data.size());
            for (float value : tensor.values()) {
                u32(data, Float.floatToIntBits(value));
            }
            pad(data);
        });
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        u32(file, 3);
        u64(file, tensors.size());
        u64(file, count);
        file.writeBytes(keys.toByteArray());
        file.writeBytes(infos.toByteArray());
        pad(file);
        file.writeBytes(data.toByteArray());
        return file.toByteArray();
    }

    private void vocabulary(JsonNode tokenizer) {
        key("tokenizer.ggml.model", TEXT);
        text(keys, "gpt2");
        key("tokenizer.ggml.pre", TEXT);
        text(keys, "gpt-2");
        JsonNode vocabulary = tokenizer.path("model").path("vocab");
        String[] tokens = new String[vocabulary.size()];
        vocabulary.properties().forEach(token -> tokens[token.getValue().asInt()] = token.getKey());
        list("tokenizer.ggml.tokens", TEXT, tokens.length);
        for (String token : tokens) {
            text(keys, token);
        }
        int special = tokenizer.path("added_tokens").size();
        list("tokenizer.ggml.token_type", WHOLE, tokens.length);
        for (int i = 0; i < tokens.length; i++) {
            u32(keys, i < special ? CONTROL : NORMAL);
        }
        List<String> merges = new ArrayList<>();
        tokenizer.path("model").path("merges").forEach(merge -> merges.add(merge.asText()));
        list("tokenizer.ggml.merges", TEXT, merges.size());
        merges.forEach(merge -> text(keys, merge));
        number("tokenizer.ggml.bos_token_id", 0);
        number("tokenizer.ggml.eos_token_id", 0);
    }

    private static Map<String, OnnxWeights.Tensor> tensors(OnnxWeights weights, int layers) {
        Map<String, OnnxWeights.Tensor> tensors = new LinkedHashMap<>();
        tensors.put("token_embd.weight", weights.get("token_embedding"));
        tensors.put("position_embd.weight", weights.get("position_embedding"));
        tensors.put("output.weight", weights.get("token_embedding"));
        tensors.put("output_norm.weight", weights.get("final_norm.scale"));
        tensors.put("output_norm.bias", weights.get("final_norm.shift"));
        for (int i = 0; i < layers; i++) {
            String to = "blk." + i + ".";
            String from = "layer" + i + ".";
            tensors.put(to + "attn_norm.weight", weights.get(from + "attention_norm.scale"));
            tensors.put(to + "attn_norm.bias", weights.get(from + "attention_norm.shift"));
            tensors.put(to + "ffn_norm.weight", weights.get(from + "forward_norm.scale"));
            tensors.put(to + "ffn_norm.bias", weights.get(from + "forward_norm.shift"));
            Map<String, String> linear = Map.of(
                    "attn_qkv", "query_key_value",
                    "attn_output", "attention_output",
                    "ffn_up", "expand",
                    "ffn_down", "contract");
            linear.forEach((theirs, ours) -> {
                tensors.put(
                        to + theirs + ".weight",
                        weights.get(from + ours + ".weight").turned());
                tensors.put(to + theirs + ".bias", weights.get(from + ours + ".bias"));
            });
        }
        return tensors;
    }

    private void key(String name, int type) {
        count++;
        text(keys, name);
        u32(keys, type);
    }

    private void number(String name, int value) {
        key(name, NUMBER);
        u32(keys, value);
    }

    private void list(String name, int type, int size) {
        key(name, LIST);
        u32(keys, type);
        u64(keys, size);
    }

    private static void text(ByteArrayOutputStream out, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        u64(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void u32(ByteArrayOutputStream out, int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(value >>> shift);
        }
    }

    private static void u64(ByteArrayOutputStream out, long value) {
        u32(out, (int) value);
        u32(out, (int) (value >>> Integer.SIZE));
    }

    private static void pad(ByteArrayOutputStream out) {
        while (out.size() % ALIGNMENT != 0) {
            out.write(0);
        }
    }
}
