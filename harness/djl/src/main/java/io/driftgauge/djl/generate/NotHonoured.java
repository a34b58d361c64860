package io.driftgauge.djl.generate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What a generation_config.json may ask for and nobody here does. */
final class NotHonoured {

    /** By name, with the number that asks for nothing. */
    private static final Map<String, Double> NUMBERS = Map.of(
            "min_p", 0.0,
            "typical_p", 1.0,
            "epsilon_cutoff", 0.0,
            "eta_cutoff", 0.0,
            "penalty_alpha", 0.0,
            "num_beam_groups", 1.0,
            "diversity_penalty", 0.0,
            "encoder_repetition_penalty", 1.0,
            "encoder_no_repeat_ngram_size", 0.0,
            "guidance_scale", 1.0);

    private static final List<String> OTHERS = List.of(
            "bad_words_ids",
            "force_words_ids",
            "constraints",
            "suppress_tokens",
            "begin_suppress_tokens",
            "sequence_bias",
            "exponential_decay_length_penalty");

    private NotHonoured() {}

    /** Names of what it asks for, sorted. */
    static List<String> in(JsonNode generation) {
        return generation.properties().stream()
                .filter(entry -> asks(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean asks(String name, JsonNode value) {
        Double nothing = NUMBERS.get(name);
        return nothing == null
                ? OTHERS.contains(name) && !value.isNull() && !(value.isContainerNode() && value.isEmpty())
                : value.isNumber() && value.asDouble() != nothing;
    }
}
