package io.driftgauge.providers.embed;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Settings;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.EmbedderFactory;
import io.driftgauge.model.HttpMode;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.providers.Connections;
import io.driftgauge.providers.vendor.Endpoint;
import io.driftgauge.providers.vendor.Opening;
import io.driftgauge.providers.vendor.Vendor;
import io.driftgauge.providers.vendor.Vendors;
import io.driftgauge.replay.Backoff;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens embedders over HTTP: {@code openai:embedding:text-embedding-3-small}, {@code google:embedding:…},
 * {@code cohere:embedding:…}, {@code ollama:embeddings:…}, and any server that speaks OpenAI's format:
 * {@code openai:embedding:<model>@http://localhost:8080/v1}.
 */
public final class HttpEmbedderFactory implements EmbedderFactory {

    private static final Pattern ID = Pattern.compile("([a-z]+):embeddings?:([^@]+?)(?:@(https?://.+))?");

    private static final Map<String, EmbeddingFormat> FORMATS = Map.of(
            "openai", EmbeddingFormat.OPENAI,
            "azureopenai", EmbeddingFormat.OPENAI,
            "mistral", EmbeddingFormat.OPENAI,
            "together", EmbeddingFormat.OPENAI,
            "fireworks", EmbeddingFormat.OPENAI,
            "openrouter", EmbeddingFormat.OPENAI,
            "google", EmbeddingFormat.GEMINI,
            "cohere", EmbeddingFormat.COHERE,
            "ollama", EmbeddingFormat.OLLAMA);

    private final Map<String, String> environment;
    private final Backoff backoff;
    private final Connections connections;

    /** With this process's environment; for {@link java.util.ServiceLoader}. */
    public HttpEmbedderFactory() {
        this(System.getenv(), Backoff.JITTERED);
    }

    HttpEmbedderFactory(Map<String, String> environment, Backoff backoff) {
        this.environment = Map.copyOf(environment);
        this.backoff = backoff;
        this.connections = new Connections(environment);
    }

    @Override
    public boolean supports(String id) {
        Matcher matcher = ID.matcher(id);
        return matcher.matches() && FORMATS.containsKey(matcher.group(1));
    }

    @Override
    public Embedder open(String id, Settings settings) {
        Matcher matcher = ID.matcher(id);
        EmbeddingFormat format = matcher.matches() ? FORMATS.get(matcher.group(1)) : null;
        if (format == null) {
            throw unusable(id, "is no embedder over HTTP.");
        }
        Map<String, Object> config = new TreeMap<>();
        Optional.ofNullable(matcher.group(3)).ifPresent(url -> config.put("apiBaseUrl", url));
        String kind = matcher.group(1).equals("azureopenai") ? "chat:" : "";
        ModelSpec spec =
                new ModelSpec(matcher.group(1) + ":" + kind + matcher.group(2), "embeddings", config, false, null);
        HttpMode mode = HttpMode.of(settings);
        Opening opening = new Opening(spec, environment, mode == HttpMode.REPLAY);
        Vendor vendor = Vendors.of(spec.id()).orElseThrow();
        boolean live = settings.get("driftgauge.live").filter("true"::equals).isPresent();
        if (!live && mode != HttpMode.REPLAY && vendor.needsLive(opening)) {
            throw unusable(
                    id,
                    "costs or needs a key: it is called with -Ddriftgauge.live=true only. A local one, such as"
                            + " djl:all-MiniLM-L6-v2, needs nothing.");
        }
        try {
            Endpoint endpoint = vendor.endpoint(opening);
            // A recording holds each text by itself, since another run, of one case perhaps, needs others beside it.
            int batch = mode == HttpMode.LIVE ? format.batch() : 1;
            EmbeddingServer server =
                    new EmbeddingServer(endpoint, format, connections.to(endpoint, opening, settings), backoff);
            return new HttpEmbedder(id, server, batch);
        } catch (ModelCallException e) {
            throw unusable(id, "can't be opened: " + e.getMessage());
        }
    }

    private static InvalidInputException unusable(String id, String why) {
        return new InvalidInputException(new Problem(null, "the embedder '" + id + "' " + why));
    }
}
