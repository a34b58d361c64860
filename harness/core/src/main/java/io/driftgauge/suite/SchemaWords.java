package io.driftgauge.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What the published schemas say about keys, so that messages and editors say the same. Read when first needed. */
final class SchemaWords {

    private static final Map<String, String> DESCRIPTIONS = new TreeMap<>();

    static {
        for (String name : List.of("prompts", "driftgauge")) {
            collect(schema(name));
        }
    }

    private SchemaWords() {}

    /** What a key is for; empty if the schemas don't say. */
    static Optional<String> of(String key) {
        return Optional.ofNullable(DESCRIPTIONS.get(key));
    }

    private static void collect(JsonNode node) {
        for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
            String description = property.getValue().path("description").asText("");
            if (!description.isEmpty()) {
                DESCRIPTIONS.putIfAbsent(property.getKey(), description);
            }
        }
        node.forEach(SchemaWords::collect);
    }

    private static JsonNode schema(String name) {
        String resource = "/io/driftgauge/schema/" + name + ".schema.json";
        try (InputStream in = SchemaWords.class.getResourceAsStream(resource)) {
            return Json.parse(new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("A schema of our own can't be read: " + resource, e);
        }
    }
}
