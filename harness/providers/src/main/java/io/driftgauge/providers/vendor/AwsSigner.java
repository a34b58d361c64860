package io.driftgauge.providers.vendor;

import io.driftgauge.base.Secrets;
import io.driftgauge.model.ModelCallException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Signs by AWS's Signature Version 4, with AWS's own signer and credential chain, which are optional dependencies. */
final class AwsSigner implements Signer {

    private final String provider;
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    AwsSigner(String provider, String region, @Nullable String profile) {
        this(provider, region, chain(profile));
    }

    AwsSigner(String provider, String region, AwsCredentialsProvider credentials) {
        this.provider = provider;
        this.region = region;
        this.credentials = credentials;
    }

    private static AwsCredentialsProvider chain(@Nullable String profile) {
        DefaultCredentialsProvider.Builder builder = DefaultCredentialsProvider.builder();
        return profile == null ? builder.build() : builder.profileName(profile).build();
    }

    @Override
    public Request sign(Request request, byte[] body) throws ModelCallException {
        AwsCredentials identity;
        try {
            identity = credentials.resolveCredentials();
        } catch (SdkException e) {
            throw new ModelCallException(
                    ModelCallException.Kind.PERMANENT,
                    provider + " found no AWS credentials (" + e.getClass().getSimpleName()
                            + "): set AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY, a profile, or AWS_BEARER_TOKEN_BEDROCK.",
                    0,
                    Duration.ZERO,
                    e);
        }
        Secrets.register(identity.secretAccessKey());
        if (identity instanceof AwsSessionCredentials session) {
            Secrets.register(session.sessionToken());
        }
        SdkHttpRequest.Builder unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .uri(request.url().uri());
        request.headers().forEach(header -> unsigned.appendHeader(header.getFirst(), header.getSecond()));
        SignedRequest signed = signer.sign(r -> r.identity(identity)
                .request(unsigned.build())
                .payload(() -> new ByteArrayInputStream(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "bedrock")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        Request.Builder proven = request.newBuilder();
        for (Map.Entry<String, List<String>> header : signed.request().headers().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("Host")) {
                proven.header(header.getKey(), String.join(",", header.getValue()));
            }
        }
        return proven.build();
    }
}
