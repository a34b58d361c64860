package io.driftgauge.providers.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.providers.wire.OllamaChat;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/** Ollama in its own words; who answers is told by the model's digest. */
final class Ollama implements Vendor {

    private static final List<String> HOSTS = List.of("ollama.com");

    @Override
    public List<String> prefixes() {
        return List.of("ollama");
    }

    @Override
    public Endpoint endpoint(Opening opening) throws ModelCallException {
        String rest = opening.rest();
        String model = rest.startsWith("chat:") ? rest.substring("chat:".length()) : rest;
        if (model.isBlank()) {
            throw opening.invalid("'" + opening.spec().id() + "' must be ollama:chat:<model>.");
        }
        HttpUrl url = url(opening);
        String key = opening.key(url, HOSTS, "OLLAMA_API_KEY");
        Endpoint endpoint = new Endpoint(
                model, url, new OllamaChat(), key == null ? Signer.NONE : Signer.bearer(key), opening.headers());
        return endpoint.with(new ModelLookUp(url.resolve("./api/tags"), body -> digest(body, model)));
    }

    static HttpUrl url(Opening opening) {
        String host = opening.variable("OLLAMA_BASE_URL", "OLLAMA_HOST");
        String fallback = host == null ? "http://localhost:11434" : host.contains("://") ? host : "http://" + host;
        return opening.baseUrl(fallback);
    }

    private static Map<String, String> digest(JsonNode body, String model) {
        for (JsonNode entry : body.path("models")) {
            String name = entry.path("name").asText("");
            if ((name.equals(model) || name.equals(model + ":latest"))
                    && entry.path("digest").isTextual()) {
                return Map.of("checksum", entry.path("digest").textValue().replace("sha256:", ""));
            }
        }
        return Map.of();
    }

    @Override
    public boolean needsLive(Opening opening) {
        return opening.costs(url(opening), HOSTS);
    }
}
