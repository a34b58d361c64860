package io.driftgauge.trainer.zoo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/** Writes down what is expected, in numbers of six digits. */
final class Expected {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final double DIGITS = 1e6;

    private Expected() {}

    /** The logits of the token behind some tokens. */
    @FunctionalInterface
    interface NextToken {
        double[] logits(long[] tokens);
    }

    /** For each prompt the likeliest tokens, and the logits of each step. */
    static ObjectNode continuations(NextToken model, int steps, List<long[]> prompts) {
        ObjectNode expected = JSON.createObjectNode();
        ArrayNode texts = expected.putArray("texts");
        for (long[] prompt : prompts) {
            ObjectNode text = texts.addObject();
            numbers(text.putArray("prompt"), prompt);
            ArrayNode tokens = text.putArray("tokens");
            ArrayNode logits = text.putArray("logits");
            long[] read = prompt;
            for (int step = 0; step < steps; step++) {
                double[] next = model.logits(read);
                numbers(logits.addArray(), next);
                read = Arrays.copyOf(read, read.length + 1);
                read[read.length - 1] = likeliest(next);
                tokens.add(read[read.length - 1]);
            }
        }
        return expected;
    }

    static int likeliest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    static void numbers(ArrayNode into, double[] values) {
        for (double value : values) {
            into.add(Math.rint(value * DIGITS) / DIGITS);
        }
    }

    static void numbers(ArrayNode into, long[] values) {
        for (long value : values) {
            into.add(value);
        }
    }
}
