package io.driftgauge.djl.classify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Probabilities, and how they are written. */
final class Scores {

    private Scores() {}

    static double[] softmax(float[] logits) {
        double most = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            if (Float.isNaN(logit)) {
                throw new IllegalStateException("it computed a score that is no number; its weights are damaged.");
            }
            most = Math.max(most, logit);
        }
        double[] shares = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(logits[i] - most);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** Positions of the scores, the highest first, of equals the first. */
    static List<Integer> ranked(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .toList();
    }

    static int best(double[] scores) {
        return ranked(scores).get(0);
    }

    static BigDecimal rounded(double score, int digits) {
        return BigDecimal.valueOf(score).setScale(digits, RoundingMode.HALF_EVEN);
    }

    /** One object, or a list of the likeliest. */
    static Task.Result result(String key, List<String> names, double[] scores, Options options, int tokens) {
        List<Integer> ranked = ranked(scores);
        int told = options.top() == 0 ? ranked.size() : Math.min(options.top(), ranked.size());
        ArrayNode all = Json.array();
        ranked.stream().limit(told).forEach(i -> all.add(scored(key, names.get(i), scores[i], options)));
        JsonNode json = options.top() == 1 ? all.get(0) : all;
        return new Task.Result(json, scores[ranked.get(0)], tokens);
    }

    static ObjectNode scored(String key, String name, double score, Options options) {
        return Json.object().put(key, name).put("score", rounded(score, options.digits()));
    }
}
