package io.driftgauge.allure.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qameta.allure.Aggregator2;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The data of the Drift tab, as the results' folder holds it, and the words of the tab in the report's language. */
final class DriftData implements Aggregator2 {

    private static final String FILE = "driftgauge.json";

    private final ObjectNode data;
    private final JsonNode texts;

    private DriftData(ObjectNode data) {
        this.texts = data.path("texts");
        this.data = data;
        data.remove("texts");
    }

    /** Reads it; empty where the results have none. */
    static DriftData of(Path results) throws IOException {
        JsonMapper mapper = new JsonMapper();
        Path file = results.resolve(FILE);
        JsonNode read =
                Files.isRegularFile(file) ? mapper.readTree(Files.readAllBytes(file)) : mapper.createObjectNode();
        if (read instanceof ObjectNode object) {
            return new DriftData(object);
        }
        throw new IOException(FILE + " in " + results + " is not an object.");
    }

    @Override
    public void aggregate(Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
        storage.addDataJson("data/drift.json", data);
        // the overview asks for a file of its own for each of its boxes
        storage.addDataJson("widgets/drift.json", Map.of());
    }

    /** For the generator: it knows languages without their country. */
    String language() {
        String language = data.path("language").asText("en");
        return language.startsWith("zh") ? "zh" : language;
    }

    /** The element with the words, which the scripts need before any data is opened. */
    String words() {
        String encoded = Base64.getEncoder().encodeToString(texts.toString().getBytes(StandardCharsets.UTF_8));
        return "<script type=\"text/plain\" id=\"dg-words\">" + encoded + "</script>\n";
    }
}
