package io.driftgauge.djl.classify;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.djl.layout.ModelFolder;
import io.driftgauge.djl.runtime.Failures;
import java.util.ArrayList;
import java.util.List;

/** The labels of a classifier, from {@code id2label} of its configuration. */
final class Labels {

    private Labels() {}

    static List<String> of(ModelFolder folder) {
        JsonNode named = folder.config().path("id2label");
        List<String> labels = new ArrayList<>();
        for (int id = 0; named.has(String.valueOf(id)); id++) {
            labels.add(named.path(String.valueOf(id)).asText());
        }
        if (labels.isEmpty()) {
            throw Failures.at(
                    folder.folder().resolve("config.json"), "names no labels. Put them there as id2label: {\"0\": …}.");
        }
        return labels;
    }

    static void check(List<String> labels, int scores) {
        if (labels.size() != scores) {
            throw new IllegalStateException(
                    "it gives " + scores + " scores, and config.json names " + labels.size() + " labels.");
        }
    }
}
