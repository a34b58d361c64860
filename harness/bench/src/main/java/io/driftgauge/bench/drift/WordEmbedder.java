package io.driftgauge.bench.drift;

import io.driftgauge.model.Embedder;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.Vector;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Embeds a text as the sum of a random direction a word: texts that share words lie close. Thread-safe. */
final class WordEmbedder implements Embedder {

    private static final int DIMENSIONS = 64;

    private final Map<String, float[]> directions = new ConcurrentHashMap<>();

    @Override
    public List<Embedding> embed(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    private Embedding embed(String text) {
        float[] sum = new float[DIMENSIONS];
        for (String word : text.split("[\\s,-]+", -1)) {
            float[] direction = directions.computeIfAbsent(word, WordEmbedder::direction);
            for (int d = 0; d < DIMENSIONS; d++) {
                sum[d] += direction[d];
            }
        }
        Vector vector = Vector.normalised(sum);
        return new Embedding(vector, List.of(vector));
    }

    private static float[] direction(String word) {
        SplittableRandom random = new SplittableRandom(word.hashCode()).split();
        float[] direction = new float[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            direction[d] = (float) random.nextGaussian();
        }
        return direction;
    }

    @Override
    public String name() {
        return "words";
    }

    @Override
    public String checksum() {
        return "0";
    }
}
