package io.driftgauge.djl.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.driftgauge.base.Settings;
import io.driftgauge.djl.generate.DjlModelFactory;
import io.driftgauge.djl.zoo.ZooModel;
import io.driftgauge.model.ChatModel;
import io.driftgauge.model.ModelSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives on loopback; no hub is asked. */
class HubModelsTests {

    private static final String DJL_CACHE = "DJL_CACHE_DIR";

    private final Path temp;
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    HubModelsTests(@TempDir Path temp) {
        this.temp = temp;
    }

    @BeforeEach
    void serve() throws IOException {
        System.setProperty(DJL_CACHE, temp.resolve("djl").toString());
        Path folder = ZooModel.copy("bert-sequence", temp).folder;
        byte[] archive = zip(folder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            boolean there = exchange.getRequestURI().getPath().equals("/acme/sentiment/sentiment.zip");
            boolean body = there && exchange.getRequestMethod().equals("GET");
            exchange.sendResponseHeaders(there ? 200 : 404, body ? archive.length : -1);
            if (body) {
                exchange.getResponseBody().write(archive);
            }
            exchange.close();
        });
        server.start();
    }

    private static byte[] zip(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
        return bytes.toByteArray();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        System.clearProperty(DJL_CACHE);
    }

    @Test
    void a_model_is_fetched_only_where_that_is_allowed() {
        assertThatThrownBy(() -> open("djl:acme/sentiment", Map.of(), "false"))
                .hasMessageContaining("driftgauge.fetch=true")
                .hasMessageContaining("Put config.json, tokenizer.json and the ONNX files there");
        assertThat(asked).hasValue(0);
    }

    @Test
    void a_fetched_model_needs_its_checksum_in_the_config() throws Exception {
        String[] told = new String[1];
        assertThatThrownBy(() -> open("djl:acme/sentiment", Map.of(), "true"))
                .hasMessageContaining("needs its checksum in the config")
                .satisfies(e ->
                        told[0] = String.valueOf(e.getMessage()).replaceAll("(?s).*sha256: ([0-9a-f]{64}).*", "$1"));
        try (ChatModel model = open("djl:acme/sentiment", Map.of("sha256", told[0]), "true")) {
            assertThat(model.environment()).containsEntry("device", "cpu");
        }
        assertThatThrownBy(() -> open("djl:acme/sentiment", Map.of("sha256", "00"), "true"))
                .hasMessageContaining("should be 00");
    }

    @Test
    void a_model_that_the_hub_has_not_is_an_error() {
        assertThatThrownBy(() -> open("djl:acme/nothing", Map.of(), "true"))
                .hasMessageContaining("'acme/nothing' can't be fetched from http://");
    }

    @Test
    void a_hub_that_is_not_there_is_an_error_that_says_what_else_to_do() {
        stop();
        assertThatThrownBy(() -> open("djl:acme/other", Map.of(), "true"))
                .hasMessageContaining("can't be fetched from http://")
                .hasMessageContaining("put the model's files into a directory");
    }

    @Test
    void a_local_directory_can_be_pinned_too() throws Exception {
        assertThatThrownBy(() -> open("djl:bert-sequence", Map.of("sha256", "00"), "false"))
                .hasMessageContaining("should be 00, as sha256 in the config says");
        open("djl:bert-sequence", Map.of(), "false").close();
    }

    private ChatModel open(String id, Map<String, Object> config, String fetch) throws Exception {
        Settings settings = Settings.of(Map.of(
                "driftgauge.device",
                "cpu",
                "driftgauge.fetch",
                fetch,
                "driftgauge.hub",
                "http://" + server.getAddress().getHostString() + ":"
                        + server.getAddress().getPort() + "/{id}/{name}.zip"));
        return new DjlModelFactory().open(new ModelSpec(id, "mine", config, false, null), temp, settings);
    }
}
