package io.driftgauge.providers.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Sha256;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * What a self-hosted server says about a model in its list of models: sizes, context, root. Their hash is part of who
 * answered, so that another model file behind the same name is seen.
 */
final class ServedModels {

    private static final int SHOWN = 16;

    private ServedModels() {}

    static ModelLookUp lookUp(HttpUrl base, String path, String model) {
        return new ModelLookUp(base.resolve(path), body -> read(body, model));
    }

    private static Map<String, String> read(JsonNode body, String model) {
        JsonNode found = Json.object();
        for (JsonNode entry : body.path("data")) {
            if (entry.path("id").asText("").equals(model) || body.path("data").size() == 1) {
                found = entry;
            }
        }
        ObjectNode card = Json.object();
        for (String name : new String[] {"id", "root", "parent", "max_model_len", "owned_by", "meta"}) {
            if (found.hasNonNull(name)) {
                card.set(name, found.path(name));
            }
        }
        return card.isEmpty()
                ? Map.of()
                : Map.of("model-card", Sha256.hex(Json.canonical(card)).substring(0, SHOWN));
    }
}
