package io.driftgauge.providers;

import io.driftgauge.base.Settings;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.EmbedderFactory;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.Vector;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Embeds a text by counting the hashes of its words: the same words give the same vector. */
final class HashedWords implements Embedder, EmbedderFactory {

    private static final int DIMENSIONS = 64;

    private static final Pattern WORD = Pattern.compile("\\w+");

    @Override
    public boolean supports(String id) {
        return id.equals("words:hashed");
    }

    @Override
    public Embedder open(String id, Settings settings) {
        return this;
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
        return texts.stream().map(HashedWords::embed).toList();
    }

    private static Embedding embed(String text) {
        float[] counts = new float[DIMENSIONS];
        counts[0] = 0.1f;
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(w -> counts[1 + Math.floorMod(w.group().hashCode(), DIMENSIONS - 1)] += 1);
        Vector vector = Vector.normalised(counts);
        return new Embedding(vector, List.of(vector));
    }

    @Override
    public String name() {
        return "words";
    }

    @Override
    public String checksum() {
        return "0".repeat(64);
    }
}
