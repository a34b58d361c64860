package io.driftgauge.allure;

import io.driftgauge.compare.Features;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A different answer, and how often it came.
 *
 * @param features of its first occurrence
 * @param count at least 1
 */
record Said(Features features, int count) {

    /** The different texts in the order in which they first came. */
    static List<Said> distinct(List<Features> answers) {
        Map<String, Said> byText = new LinkedHashMap<>();
        for (Features answer : answers) {
            byText.merge(answer.text(), new Said(answer, 1), (seen, again) -> new Said(seen.features, seen.count + 1));
        }
        return List.copyOf(byText.values());
    }

    String text() {
        return features.text();
    }

    double similarityTo(Said other) {
        return features.embedding().mean().cosine(other.features.embedding().mean());
    }

    /** Mean similarity to all of them, each as often as it came. */
    double similarityTo(List<Said> others) {
        double sum = 0;
        int total = 0;
        for (Said other : others) {
            sum += other.count * similarityTo(other);
            total += other.count;
        }
        return total == 0 ? 0 : sum / total;
    }
}
