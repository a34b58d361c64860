package io.driftgauge.trainer.tokenizer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a vocabulary in the format of Hugging Face's tokenizers library, which reads it without knowing of us. */
final class TokenizerJson {
    private static final JsonMapper JSON = new JsonMapper();

    private TokenizerJson() {}

    static String write(BytePairEncoding encoding) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", "1.0");
        // No truncation and no padding: a tokenizer that shortens prompts silently would hide what the model never saw.
        root.putNull("truncation");
        root.putNull("padding");
        root.set("added_tokens", addedTokens(encoding));
        root.putNull("normalizer");
        root.set("pre_tokenizer", preTokenizer(encoding));
        root.putNull("post_processor");
        root.set("decoder", byteLevel());
        root.set("model", model(encoding));
        return root.toString();
    }

    private static ArrayNode addedTokens(BytePairEncoding encoding) {
        ArrayNode tokens = JSON.createArrayNode();
        for (String token : encoding.specialTokens()) {
            tokens.addObject()
                    .put("id", encoding.vocabulary().get(token))
                    .put("content", token)
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        return tokens;
    }

    private static ObjectNode preTokenizer(BytePairEncoding encoding) {
        ObjectNode split = JSON.createObjectNode().put("type", "Split");
        split.putObject("pattern").put("Regex", encoding.words());
        split.put("behavior", "Isolated").put("invert", false);
        ObjectNode sequence = JSON.createObjectNode().put("type", "Sequence");
        sequence.putArray("pretokenizers").add(split).add(byteLevel());
        return sequence;
    }

    private static ObjectNode byteLevel() {
        return JSON.createObjectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", false);
    }

    private static ObjectNode model(BytePairEncoding encoding) {
        ObjectNode model = JSON.createObjectNode().put("type", "BPE");
        model.putNull("dropout").putNull("unk_token");
        model.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
        model.put("fuse_unk", false).put("byte_fallback", false);
        ObjectNode vocabulary = model.putObject("vocab");
        encoding.vocabulary().forEach(vocabulary::put);
        ArrayNode merges = model.putArray("merges");
        encoding.merges().forEach(merge -> merges.add(merge.left() + " " + merge.right()));
        return model;
    }
}
