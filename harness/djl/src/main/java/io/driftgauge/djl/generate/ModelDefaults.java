package io.driftgauge.djl.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.layout.ModelKind;
import io.driftgauge.djl.runtime.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a model's configurations say about generating.
 *
 * @param sampling where a request says nothing
 * @param ends the tokens that end an answer; at least one
 * @param context most tokens of prompt and answer together
 * @param start tokens that a decoder behind an encoder begins with; none of a decoder alone
 */
record ModelDefaults(Sampling sampling, Set<Long> ends, int context, List<Long> start) {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDefaults.class);

    /** Where neither request nor model says how long an answer may be. */
    private static final int MAX_TOKENS = 256;

    private static final List<String> CONTEXT =
            List.of("max_position_embeddings", "n_positions", "n_ctx", "max_seq_len", "seq_length");

    static ModelDefaults of(ModelFolder folder, ChatEncoder encoder) {
        JsonNode generation = folder.generationConfig();
        JsonNode config = folder.config();
        List<String> unheeded = NotHonoured.in(generation);
        if (!unheeded.isEmpty()) {
            LOG.warn(
                    "{} asks for {}, which is not done here: its answers are those without.",
                    folder.folder().resolve("generation_config.json"),
                    String.join(", ", unheeded));
        }
        boolean encoded = folder.kind() == ModelKind.ENCODER_DECODER;
        List<Long> start = encoded ? start(generation, config) : List.of();
        boolean draws = generation.path("do_sample").asBoolean(false);
        Sampling sampling = new Sampling(
                draws ? generation.path("temperature").asDouble(1) : 0,
                generation.path("top_k").asInt(0),
                generation.path("top_p").asDouble(1),
                length(generation, encoded, start.size()),
                List.of(),
                new LogitRules(
                        generation.path("repetition_penalty").asDouble(1),
                        generation.path("no_repeat_ngram_size").asInt(0),
                        shortest(generation, encoded, start.size())),
                beams(folder, generation));
        return new ModelDefaults(sampling, ends(folder, generation, config, encoder), context(folder, config), start);
    }

    /** An older way to say it counts what a decoder begins with, and of a decoder alone the prompt: that isn't taken. */
    private static int length(JsonNode generation, boolean encoded, int start) {
        int most = encoded && generation.path("max_length").isInt()
                ? generation.path("max_length").asInt() - start
                : MAX_TOKENS;
        return Math.max(1, generation.path("max_new_tokens").asInt(most));
    }

    private static int shortest(JsonNode generation, boolean encoded, int start) {
        int least = encoded ? generation.path("min_length").asInt(0) - start : 0;
        return Math.max(0, generation.path("min_new_tokens").asInt(least));
    }

    private static Beams beams(ModelFolder folder, JsonNode generation) {
        JsonNode ending = generation.path("early_stopping");
        try {
            return new Beams(
                    Math.max(1, generation.path("num_beams").asInt(1)),
                    generation.path("length_penalty").asDouble(1),
                    ending.isMissingNode() || ending.isNull() ? Beams.Ending.LIKELY : Beams.Ending.of(ending.asText()));
        } catch (IllegalArgumentException e) {
            throw Failures.at(folder.folder().resolve("generation_config.json"), Failures.reason(e), e);
        }
    }

    /** Tokens that an answer begins with and that count as its own where lengths are compared. */
    int forced() {
        return Math.max(0, start.size() - 1);
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
