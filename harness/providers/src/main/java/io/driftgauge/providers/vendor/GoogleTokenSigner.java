package io.driftgauge.providers.vendor;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import io.driftgauge.base.Secrets;
import io.driftgauge.model.ModelCallException;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Signs with the application default credentials of Google's own library, which is an optional dependency. */
final class GoogleTokenSigner implements Signer {

    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";

    /** Where the credentials come from. */
    interface Source {
        GoogleCredentials get() throws IOException;
    }

    private final String provider;
    private final Source source;
    private @Nullable GoogleCredentials credentials;

    GoogleTokenSigner(String provider) {
        this(provider, () -> GoogleCredentials.getApplicationDefault().createScoped(SCOPE));
    }

    GoogleTokenSigner(String provider, Source source) {
        this.provider = provider;
        this.source = source;
    }

    @Override
    public Request sign(Request request, byte[] body) throws ModelCallException {
        return request.newBuilder().header("Authorization", "Bearer " + token()).build();
    }

    private synchronized String token() throws ModelCallException {
        try {
            GoogleCredentials google = credentials;
            if (google == null) {
                google = source.get();
                credentials = google;
            }
            google.refreshIfExpired();
            AccessToken access = google.getAccessToken();
            if (access == null) {
                throw new IOException("no access token");
            }
            String token = access.getTokenValue();
            Secrets.register(token);
            return token;
        } catch (IOException e) {
            throw failure(
                    " found no application default credentials: run 'gcloud auth application-default login', or set"
                            + " GOOGLE_APPLICATION_CREDENTIALS or VERTEX_API_KEY.",
                    e);
        }
    }

    private ModelCallException failure(String message, Throwable cause) {
        return new ModelCallException(ModelCallException.Kind.PERMANENT, provider + message, 0, Duration.ZERO, cause);
    }
}
