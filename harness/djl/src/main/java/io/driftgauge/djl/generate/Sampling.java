package io.driftgauge.djl.generate;

import io.driftgauge.base.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How tokens are chosen, by the field's names.
 *
 * @param temperature at least 0; 0 takes the likeliest token always
 * @param topK the likeliest tokens that stay in the draw; 0 for all
 * @param topP the least share of probability that stays in the draw, of (0, 1]; 1 for all
 * @param maxTokens most tokens of an answer; at least 1
 * @param stop texts that end an answer and are cut off it
 * @param rules what is kept out of an answer
 * @param beams how many texts are followed side by side
 */
record Sampling(
        double temperature, int topK, double topP, int maxTokens, List<String> stop, LogitRules rules, Beams beams) {

    private static final Set<String> KNOWN = Set.of(
            "temperature",
            "top_k",
            "top_p",
            "max_tokens",
            "stop",
            "repetition_penalty",
            "no_repeat_ngram_size",
            "min_new_tokens",
            "num_beams",
            "length_penalty",
            "early_stopping");

    /** Beams keep the states of as many texts. */
    private static final int MOST_BEAMS = 64;

    /** Concerns the prompt, not the choice of tokens; see {@link ChatEncoder}. */
    static final String TOOLS = "tools";

    /**
     * The request's parameters over the model's own defaults.
     *
     * @throws IllegalArgumentException if one is unknown or out of its range; says which
     */
    static Sampling of(Map<String, Object> parameters, Sampling defaults) {
        for (String name : parameters.keySet()) {
            if (name.equals("seed")) {
                throw new IllegalArgumentException(
                        "a local model takes its seeds from driftgauge.seed, one an answer; remove the parameter 'seed'.");
            }
            if (!KNOWN.contains(name) && !name.equals(TOOLS)) {
                throw new IllegalArgumentException(
                        "a local model has no parameter '" + name + "'. " + Nearest.hint("parameters", name, KNOWN));
            }
        }
        Sampling sampling = new Sampling(
                number(parameters, "temperature", defaults.temperature, 0, 100),
                (int) number(parameters, "top_k", defaults.topK, 0, Integer.MAX_VALUE),
                number(parameters, "top_p", defaults.topP, Double.MIN_VALUE, 1),
                (int) number(parameters, "max_tokens", defaults.maxTokens, 1, Integer.MAX_VALUE),
                parameters.get("stop") == null ? defaults.stop : stops(parameters.get("stop")),
                rules(parameters, defaults.rules),
                beams(parameters, defaults.beams));
        if (sampling.beams.count() > 1 && sampling.temperature > 0) {
            throw new IllegalArgumentException("num_beams is " + sampling.beams.count() + " and temperature "
                    + sampling.temperature
                    + ": a search along several beams does not draw. Set temperature: 0, or num_beams: 1.");
        }
        return sampling;
    }

    private static LogitRules rules(Map<String, Object> parameters, LogitRules defaults) {
        return new LogitRules(
                number(parameters, "repetition_penalty", defaults.repetitionPenalty(), Double.MIN_VALUE, 100),
                (int) number(parameters, "no_repeat_ngram_size", defaults.noRepeatNgram(), 0, Integer.MAX_VALUE),
                (int) number(parameters, "min_new_tokens", defaults.minTokens(), 0, Integer.MAX_VALUE));
    }

    private static Beams beams(Map<String, Object> parameters, Beams defaults) {
        Object ending = parameters.get("early_stopping");
        return new Beams(
                (int) number(parameters, "num_beams", defaults.count(), 1, MOST_BEAMS),
                number(parameters, "length_penalty", defaults.lengthPenalty(), -100, 100),
                ending == null ? defaults.ending() : Beams.Ending.of(ending));
    }

    /** The same, always the likeliest token. */
    Sampling greedy() {
        return new Sampling(0, 0, 1, maxTokens, stop, rules, Beams.ONE);
    }

    /** Only those of the parameters that concern sampling. */
    static boolean knows(String name) {
        return KNOWN.contains(name);
    }

    /** True if the same request always brings the same tokens. */
    boolean isGreedy() {
        return temperature == 0 || topK == 1;
    }

    private static double number(
            Map<String, Object> parameters, String name, double otherwise, double least, double most) {
        Object value = parameters.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        String from = least == Double.MIN_VALUE ? "above 0" : "from " + (long) least;
        throw new IllegalArgumentException(
                name + " must be a number " + from + " to " + (long) most + ", not '" + value + "'.");
    }

    private static List<String> stops(@Nullable Object value) {
        List<String> stops = new ArrayList<>();
        for (Object stop : value instanceof List<?> list ? list : List.of(String.valueOf(value))) {
            if (!(stop instanceof String text) || text.isEmpty()) {
                throw new IllegalArgumentException("stop must be a text or a list of texts, none of them empty.");
            }
            stops.add(text);
        }
        return List.copyOf(stops);
    }
}
