package io.driftgauge.djl.classify;

import io.driftgauge.base.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request's parameters for an encoder.
 *
 * @param top how many answers are told, the likeliest first; 1 for a single one, 0 for all
 * @param digits of a score behind the point
 * @param labels of a zero-shot classification; empty for none
 * @param hypothesis the sentence that a label is put into at {@code {}}
 * @param several true if each label of a zero-shot classification stands for itself
 * @param longest most tokens of an answer that is found in a context
 */
record Options(int top, int digits, List<String> labels, String hypothesis, boolean several, int longest) {

    private static final Set<String> KNOWN =
            Set.of("top_k", "digits", "labels", "hypothesis_template", "multi_label", "max_tokens");
    private static final String GAP = "{}";
    private static final int MOST_DIGITS = 6;

    Options {
        labels = List.copyOf(labels);
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if one is unknown or can't be obeyed; says which
     */
    static Options of(Map<String, Object> parameters) {
        for (String name : parameters.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException(
                        "an encoder has no parameter '" + name + "'. " + Nearest.hint("parameters", name, KNOWN));
            }
        }
        List<String> labels = new ArrayList<>();
        Object given = parameters.getOrDefault("labels", List.of());
        if (!(given instanceof List<?> list)) {
            throw new IllegalArgumentException("labels must be a list of texts, not '" + given + "'.");
        }
        list.forEach(label -> labels.add(String.valueOf(label)));
        String hypothesis = String.valueOf(parameters.getOrDefault("hypothesis_template", "This example is {}."));
        if (!hypothesis.contains(GAP)) {
            throw new IllegalArgumentException("hypothesis_template must say where the label goes by {}.");
        }
        return new Options(
                number(parameters, "top_k", 1, Integer.MAX_VALUE),
                number(parameters, "digits", 2, MOST_DIGITS),
                labels,
                hypothesis,
                Boolean.TRUE.equals(parameters.get("multi_label")),
                number(parameters, "max_tokens", 15, Integer.MAX_VALUE));
    }

    /** Only those of the parameters that concern encoders. */
    static boolean knows(String name) {
        return KNOWN.contains(name);
    }

    private static int number(Map<String, Object> parameters, String name, int otherwise, int most) {
        Object value = parameters.getOrDefault(name, otherwise);
        if (value instanceof Integer number && number >= 0 && number <= most) {
            return number;
        }
        throw new IllegalArgumentException(
                name + " must be a whole number from 0 to " + most + ", not '" + value + "'.");
    }

    String hypothesis(String label) {
        return hypothesis.replace(GAP, label);
    }
}
