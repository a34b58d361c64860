package io.driftgauge.junit;

import io.driftgauge.base.Settings;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.EmbedderFactory;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.Vector;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Embeds a text by counting the hashes of its words: quick, and the same words give the same vector. */
public final class WordHashEmbedder implements Embedder, EmbedderFactory {

    private static final Pattern WORDS = Pattern.compile("\\w+");

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
        return texts.stream().map(WordHashEmbedder::embed).toList();
    }

    private static Embedding embed(String text) {
        float[] counts = new float[64];
        counts[0] = 0.1f;
        WORDS.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(word -> counts[1 + Math.floorMod(word.group().hashCode(), 63)] += 1);
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
