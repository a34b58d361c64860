package io.driftgauge.providers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.driftgauge.base.Secrets;
import io.driftgauge.model.ModelCallException;
import io.driftgauge.model.ModelCallException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

class TransportTests {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofMillis(80), Duration.ofMillis(80), Duration.ofSeconds(5));

    @Test
    void a_server_that_does_not_shake_hands_is_given_up_in_time() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ModelCallException failure = failure("https://localhost:" + silent.getLocalPort() + "/");

            assertThat(failure.kind()).isEqualTo(Kind.RETRYABLE);
        }
    }

    @Test
    void a_closed_port_may_be_a_restart() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        ModelCallException failure = failure("http://localhost:" + port + "/");

        assertThat(failure.kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(failure).hasMessageContaining("gave no answer");
    }

    @Test
    void an_unknown_host_stays_so() {
        ModelCallException failure = failure("http://no-such-host.invalid/");

        assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
    }

    @Test
    void an_encrypted_server_is_spoken_to_in_http_2() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        HandshakeCertificates ours = new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(certificate.certificate())
                .build();
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(ours.sslSocketFactory());
            server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
            server.start();
            for (int i = 0; i < 2; i++) {
                server.enqueue(new MockResponse.Builder().body("{}").build());
            }
            OkHttpClient client = SharedClient.get()
                    .newBuilder()
                    .sslSocketFactory(ours.sslSocketFactory(), ours.trustManager())
                    .build();
            Transport transport = transport(client, Timeouts.DEFAULT);
            transport.send(
                    request(server.url("/").newBuilder().host("localhost").build()), null);
            transport.send(
                    request(server.url("/").newBuilder().host("localhost").build()), null);

            assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/2");
            assertThat(server.takeRequest().getConnectionIndex()).isZero();
        }
    }

    private static ModelCallException failure(String url) {
        return catchThrowableOfType(
                ModelCallException.class,
                () -> transport(SharedClient.get(), SHORT).send(request(HttpUrl.get(url)), null));
    }

    private static Transport transport(OkHttpClient client, Timeouts timeouts) {
        return new Transport(
                "test:x", client, timeouts, new Gate(8, System::nanoTime), Secrets.of(Map.of()), Clock.systemUTC());
    }

    private static Request request(HttpUrl url) {
        return new Request.Builder().url(url).build();
    }
}
