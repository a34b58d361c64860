package io.driftgauge.providers.vendor;

import io.driftgauge.providers.wire.AnthropicMessages;
import io.driftgauge.providers.wire.CohereChat;
import io.driftgauge.providers.wire.Gemini;
import io.driftgauge.providers.wire.OpenAiChat;
import io.driftgauge.providers.wire.OpenAiResponses;
import io.driftgauge.providers.wire.WireFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All vendors that there are. To add one that speaks a known format, add a line. */
public final class Vendors {

    private static final String ANTHROPIC_VERSION = "2023-06-01";

    private static final List<Vendor> ALL = List.of(
            new KeyedVendor(
                    List.of("openai"),
                    "https://api.openai.com/v1/",
                    List.of("api.openai.com", "*.api.openai.com"),
                    List.of("OPENAI_API_KEY"),
                    Signer::bearer,
                    Map.of("", new OpenAiChat(), "chat", new OpenAiChat(), "responses", new OpenAiResponses()),
                    Map.of(),
                    null,
                    "models"),
            new AzureOpenAi(),
            new KeyedVendor(
                    List.of("anthropic"),
                    "https://api.anthropic.com/v1/",
                    List.of("api.anthropic.com"),
                    List.of("ANTHROPIC_API_KEY"),
                    header("x-api-key"),
                    kinds("messages", new AnthropicMessages()),
                    Map.of("anthropic-version", ANTHROPIC_VERSION),
                    ANTHROPIC_VERSION,
                    null),
            new KeyedVendor(
                    List.of("google"),
                    "https://generativelanguage.googleapis.com/v1beta/",
                    List.of("generativelanguage.googleapis.com"),
                    List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"),
                    header("x-goog-api-key"),
                    kinds("chat", new Gemini()),
                    Map.of(),
                    "v1beta",
                    null),
            new VertexAi(),
            new Bedrock(),
            compatible(
                    "mistral",
                    "https://api.mistral.ai/v1/",
                    "MISTRAL_API_KEY",
                    new OpenAiChat(false, Map.of("seed", "random_seed"))),
            new KeyedVendor(
                    List.of("cohere"),
                    "https://api.cohere.com/v2/",
                    List.of("api.cohere.com", "api.cohere.ai"),
                    List.of("COHERE_API_KEY", "CO_API_KEY"),
                    Signer::bearer,
                    kinds("chat", new CohereChat()),
                    Map.of(),
                    "v2",
                    null),
            new Ollama(),
            compatible("deepseek", "https://api.deepseek.com/v1/", "DEEPSEEK_API_KEY", new OpenAiChat()),
            compatible("groq", "https://api.groq.com/openai/v1/", "GROQ_API_KEY", new OpenAiChat()),
            compatible("xai", "https://api.x.ai/v1/", "XAI_API_KEY", new OpenAiChat()),
            compatible("together", "https://api.together.xyz/v1/", "TOGETHER_API_KEY", new OpenAiChat()),
            compatible("togetherai", "https://api.together.xyz/v1/", "TOGETHER_API_KEY", new OpenAiChat()),
            compatible("fireworks", "https://api.fireworks.ai/inference/v1/", "FIREWORKS_API_KEY", new OpenAiChat()),
            compatible("openrouter", "https://openrouter.ai/api/v1/", "OPENROUTER_API_KEY", new OpenAiChat()),
            new HttpEndpoint());

    private Vendors() {}

    /** All of them. */
    public static List<Vendor> all() {
        return ALL;
    }

    /** The one that an id's prefix names. */
    public static Optional<Vendor> of(String id) {
        String prefix = id.substring(0, Math.max(0, id.indexOf(':')));
        return ALL.stream().filter(v -> v.prefixes().contains(prefix)).findFirst();
    }

    /** A vendor that speaks a dialect of OpenAI's chat, at one host. */
    private static Vendor compatible(String prefix, String baseUrl, String key, WireFormat format) {
        String host = baseUrl.substring("https://".length(), baseUrl.indexOf('/', "https://".length()));
        return new KeyedVendor(
                List.of(prefix),
                baseUrl,
                List.of(host),
                List.of(key),
                Signer::bearer,
                kinds("chat", format),
                Map.of(),
                null,
                null);
    }

    private static Map<String, WireFormat> kinds(String kind, WireFormat format) {
        return Map.of("", format, kind, format);
    }

    private static Function<String, Signer> header(String name) {
        return key -> Signer.header(name, key);
    }
}
