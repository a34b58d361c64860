package io.driftgauge.providers.vendor;

import io.driftgauge.model.ModelCallException;
import io.driftgauge.providers.wire.OpenAiChat;
import io.driftgauge.providers.wire.OpenAiResponses;
import io.driftgauge.providers.wire.WireFormat;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Azure OpenAI: the model's name is a deployment. With {@code apiVersion} the dated address of a deployment is called, without
 * the undated one that takes the deployment in the body.
 */
final class AzureOpenAi implements Vendor {

    private static final List<String> HOSTS = List.of(
            "*.openai.azure.com", "*.cognitiveservices.azure.com", "*.services.ai.azure.com", "*.openai.azure.us");

    private static final Map<String, WireFormat> FORMATS =
            Map.of("chat", new OpenAiChat(), "responses", new OpenAiResponses());

    @Override
    public List<String> prefixes() {
        return List.of("azureopenai", "azure");
    }

    @Override
    public Endpoint endpoint(Opening opening) throws ModelCallException {
        String rest = opening.rest();
        int colon = rest.indexOf(':');
        String kind = colon < 0 ? "chat" : rest.substring(0, colon);
        String deployment = rest.substring(colon + 1);
        WireFormat format = FORMATS.get(kind);
        if (format == null || deployment.isBlank()) {
            throw opening.invalid("'" + opening.spec().id()
                    + "' must be azureopenai:chat:<deployment> or azureopenai:responses:<deployment>.");
        }
        HttpUrl host = host(opening);
        String version = opening.text("apiVersion", "api_version");
        HttpUrl url = version == null || kind.equals("responses")
                ? host.newBuilder().addPathSegments("openai/v1/").build()
                : host.newBuilder()
                        .addPathSegments("openai/deployments")
                        .addPathSegment(deployment)
                        .addPathSegment("")
                        .addQueryParameter("api-version", version)
                        .build();
        String key = opening.key(url, HOSTS, "AZURE_OPENAI_API_KEY", "AZURE_API_KEY");
        return new Endpoint(
                deployment,
                url,
                format,
                key == null ? Signer.NONE : Signer.header("api-key", key),
                opening.headers(),
                version,
                null,
                ModelLookUp.NONE);
    }

    private static HttpUrl host(Opening opening) {
        String given = given(opening);
        if (given == null) {
            throw opening.invalid(
                    "it needs the resource's address: 'apiHost', for example my-resource.openai.azure.com, or"
                            + " the environment variable AZURE_OPENAI_ENDPOINT.");
        }
        HttpUrl url = opening.url(given.contains("://") ? given : "https://" + given);
        return url.newBuilder().encodedPath("/").query(null).build();
    }

    private static @Nullable String given(Opening opening) {
        String config = opening.text("apiBaseUrl", "apiHost", "baseUrl", "endpoint");
        return config != null
                ? config
                : opening.variable("AZURE_OPENAI_ENDPOINT", "AZURE_API_HOST", "AZURE_OPENAI_API_HOST");
    }

    @Override
    public boolean needsLive(Opening opening) {
        return given(opening) == null || opening.costs(host(opening), HOSTS);
    }
}
