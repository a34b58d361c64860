package io.driftgauge.providers.vendor;

import io.driftgauge.model.ModelCallException;
import io.driftgauge.providers.wire.Gemini;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Gemini at Google Cloud's Vertex AI: with an API key, an access token from the environment, or the application default
 * credentials.
 */
final class VertexAi implements Vendor {

    private static final List<String> HOSTS = List.of("aiplatform.googleapis.com", "*.googleapis.com");

    @Override
    public List<String> prefixes() {
        return List.of("vertex");
    }

    @Override
    public Endpoint endpoint(Opening opening) throws ModelCallException {
        String model = opening.rest();
        if (model.isBlank()) {
            throw opening.invalid("'" + opening.spec().id() + "' must be vertex:<model>.");
        }
        String region = region(opening);
        boolean byKey = opening.text("apiKeyEnvar") != null || opening.variable("VERTEX_API_KEY") != null;
        String project = project(opening);
        HttpUrl base = opening.baseUrl(
                region.equals("global") || (byKey && project == null)
                        ? "https://aiplatform.googleapis.com/"
                        : "https://" + region + "-aiplatform.googleapis.com/");
        if (project == null && !byKey && !opening.hasBaseUrl()) {
            throw opening.invalid("it needs 'projectId', or the environment variable VERTEX_PROJECT_ID or"
                    + " GOOGLE_CLOUD_PROJECT.");
        }
        String place = project == null
                ? "v1/publishers/google/"
                : "v1/projects/" + project + "/locations/" + region + "/publishers/google/";
        HttpUrl url = base.newBuilder().addPathSegments(place).build();
        return new Endpoint(
                model,
                url,
                new Gemini(),
                signer(opening, url, byKey),
                opening.headers(),
                "v1",
                region,
                ModelLookUp.NONE);
    }

    private static Signer signer(Opening opening, HttpUrl url, boolean byKey) throws ModelCallException {
        if (byKey) {
            String key = opening.key(url, HOSTS, "VERTEX_API_KEY");
            return key == null ? Signer.NONE : Signer.header("x-goog-api-key", key);
        }
        String token = opening.variable("GOOGLE_OAUTH_ACCESS_TOKEN", "CLOUDSDK_AUTH_ACCESS_TOKEN");
        if (token != null || opening.replayed()) {
            String given = opening.key(url, HOSTS, "GOOGLE_OAUTH_ACCESS_TOKEN", "CLOUDSDK_AUTH_ACCESS_TOKEN");
            return given == null ? Signer.NONE : Signer.bearer(given);
        }
        if (!opening.mayHaveKey(url, HOSTS)) {
            return Signer.NONE;
        }
        opening.needs(
                "com.google.auth.oauth2.GoogleCredentials",
                "com.google.auth:google-auth-library-oauth2-http on the class path: add it, or set VERTEX_API_KEY.");
        return new GoogleTokenSigner(opening.spec().id());
    }

    private static String region(Opening opening) {
        String region = opening.text("region", "location");
        String variable = opening.variable("VERTEX_REGION", "GOOGLE_CLOUD_LOCATION");
        return region != null ? region : variable != null ? variable : "us-central1";
    }

    private static @Nullable String project(Opening opening) {
        String project = opening.text("projectId");
        return project != null ? project : opening.variable("VERTEX_PROJECT_ID", "GOOGLE_CLOUD_PROJECT");
    }

    @Override
    public boolean needsLive(Opening opening) {
        return opening.costs(opening.baseUrl("https://aiplatform.googleapis.com/"), HOSTS);
    }
}
