package io.driftgauge.providers.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelCallException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

class SignerTests {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private static final Request REQUEST = new Request.Builder()
            .url("https://bedrock-runtime.eu-west-1.amazonaws.com/model/a.b-v1%3A0/converse")
            .post(RequestBody.create(BODY, MediaType.get("application/json")))
            .header("Accept", "application/json")
            .build();

    @Test
    void aws_requests_are_signed_for_service_and_region() throws Exception {
        AwsSigner signer = new AwsSigner(
                "bedrock:x",
                "eu-west-1",
                StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        "AKIDEXAMPLE", "secret-0123456789abcdef", "session-0123456789abcdef")));

        Request signed = signer.sign(REQUEST, BODY);

        assertThat(signed.header("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                .contains("/eu-west-1/bedrock/aws4_request", "x-amz-date", "Signature=")
                .doesNotContain("secret-0123456789abcdef");
        assertThat(signed.header("X-Amz-Security-Token")).isEqualTo("session-0123456789abcdef");
        assertThat(signed.url()).isEqualTo(REQUEST.url());
    }

    @Test
    void missing_aws_credentials_end_the_provider_without_a_call() {
        AwsSigner signer = new AwsSigner("bedrock:x", "eu-west-1", () -> {
            throw SdkClientException.create("none");
        });

        assertThatThrownBy(() -> signer.sign(REQUEST, BODY))
                .isInstanceOfSatisfying(ModelCallException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.PERMANENT);
                    assertThat(e.attempts()).isZero();
                })
                .hasMessageContaining("AWS_ACCESS_KEY_ID");
    }

    @Test
    void google_s_token_is_a_bearer() throws Exception {
        GoogleTokenSigner signer = new GoogleTokenSigner(
                "vertex:x", () -> GoogleCredentials.create(new AccessToken("token-0123456789abcdef", null)));

        assertThat(signer.sign(REQUEST, BODY).header("Authorization")).isEqualTo("Bearer token-0123456789abcdef");
    }

    @Test
    void missing_google_credentials_end_the_provider_without_a_call() {
        GoogleTokenSigner signer = new GoogleTokenSigner("vertex:x", () -> {
            throw new IOException("none");
        });

        assertThatThrownBy(() -> signer.sign(REQUEST, BODY)).hasMessageContaining("gcloud auth");
    }
}
