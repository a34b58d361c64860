package io.driftgauge.djl.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.runtime.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a model's configurations say about generating.
 *
 * @param sampling where a request says nothing
 * @param ends the tokens that end an answer; at least one
 * @param context most tokens of prompt and answer together
 * @param start tokens that a decoder behind an encoder begins with
 */
record ModelDefaults(Sampling sampling, Set<Long> ends, int context, List<Long> start) {

    /** Where neither request nor model says how long an answer may be. */
    private static final int MAX_TOKENS = 256;

    private static final List<String> CONTEXT =
            List.of("max_position_embeddings", "n_positions", "n_ctx", "max_seq_len", "seq_length");

    static ModelDefaults of(ModelFolder folder, ChatEncoder encoder) {
        JsonNode generation = folder.generationConfig();
        JsonNode config = folder.config();
        boolean draws = generation.path("do_sample").asBoolean(false);
        Sampling sampling = new Sampling(
                draws ? generation.path("temperature").asDouble(1) : 0,
                generation.path("top_k").asInt(0),
                generation.path("top_p").asDouble(1),
                generation.path("max_new_tokens").asInt(MAX_TOKENS),
                List.of());
        return new ModelDefaults(
                sampling,
                ends(folder, generation, config, encoder),
                context(folder, config),
                start(generation, config));
    }

    private static Set<Long> ends(ModelFolder folder, JsonNode generation, JsonNode config, ChatEncoder encoder) {
        Set<Long> ends = new TreeSet<>();
        for (JsonNode source : List.of(generation, config)) {
            JsonNode ids = source.path("eos_token_id");
            if (ends.isEmpty() && ids.isNumber()) {
                ends.add(ids.asLong());
            } else if (ends.isEmpty()) {
                ids.forEach(id -> ends.add(id.asLong()));
            }
        }
        if (ends.isEmpty()) {
            encoder.id("eos_token").ifPresent(ends::add);
        }
        if (ends.isEmpty()) {
            throw Failures.at(
                    folder.folder(),
                    "nothing tells which token ends an answer. Put eos_token_id into generation_config.json.");
        }
        return ends;
    }

    private static List<Long> start(JsonNode generation, JsonNode config) {
        List<Long> start = new ArrayList<>();
        for (String name : List.of("decoder_start_token_id", "forced_bos_token_id")) {
            JsonNode id = generation.path(name).isInt() ? generation.path(name) : config.path(name);
            if (id.isInt()) {
                start.add(id.asLong());
            }
        }
        return start;
    }

    private static int context(ModelFolder folder, JsonNode config) {
        for (String name : CONTEXT) {
            if (config.path(name).isInt()) {
                return config.path(name).asInt();
            }
        }
        JsonNode length = folder.tokenizerConfig().path("model_max_length");
        return length.isInt() ? length.asInt() : Integer.MAX_VALUE;
    }
}
