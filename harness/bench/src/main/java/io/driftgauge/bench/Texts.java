package io.driftgauge.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts of about a length in tokens, no two alike: each word is one token of MiniLM's vocabulary. */
final class Texts {

    private static final List<String> WORDS = List.of(
            "the", "house", "order", "city", "coffee", "green", "water", "letter", "answer", "price", "music", "train",
            "phone", "store", "blue", "paper", "morning", "window", "table", "doctor", "number", "flight", "garden",
            "river", "ticket", "summer", "market", "light", "school", "winter", "story", "engine");

    private Texts() {}

    /**
     * Some texts.
     *
     * @param tokens per text, the two marks at its ends included; lengths vary by a quarter around it, as answers do
     */
    static List<String> of(int count, int tokens, Random random) {
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int spread = tokens / 4;
            int length = tokens >= 128 ? tokens : tokens - spread + random.nextInt(2 * spread + 1);
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < length - 2; w++) {
                text.append(w == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
