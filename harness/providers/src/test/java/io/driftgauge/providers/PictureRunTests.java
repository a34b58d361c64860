package io.driftgauge.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import io.driftgauge.replay.ReplayProgress;
import io.driftgauge.report.FailureText;
import io.driftgauge.report.RunResult;
import io.driftgauge.run.DriftRun;
import io.driftgauge.run.PlannedTest;
import io.driftgauge.run.RunContext;
import io.driftgauge.run.RunServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A picture beside a prompt file goes the whole way: to the server as it is, into files and texts only in short. */
@Timeout(60)
class PictureRunTests {

    private static final String PNG = Base64.getEncoder()
            .encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3, 4});

    @Test
    void a_picture_is_sent_whole_and_shown_in_short(@TempDir Path root) throws Exception {
        Path prompts = Files.createDirectories(root.resolve("prompts"));
        Files.write(prompts.resolve("lamp.png"), Base64.getDecoder().decode(PNG));
        Files.writeString(prompts.resolve("look.yaml"), """
                providers: gpt
                prompts:
                  - - role: user
                      content:
                        - {type: text, text: What is it?}
                        - {type: image_url, image_url: {url: "file://{{picture}}"}}
                tests: [{id: lamp, vars: {picture: lamp.png}}]
                """);
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .addHeader("content-type", "application/json")
                    .body("{\"model\": \"gpt\", \"choices\": [{\"finish_reason\": \"stop\","
                            + " \"message\": {\"role\": \"assistant\", \"content\": \"A lamp.\"}}]}")
                    .build());
            Files.writeString(
                    prompts.resolve("driftgauge.yaml"),
                    "providers: [{id: 'openai:chat:gpt-test-2026-01-01', label: gpt, config: {apiBaseUrl: '"
                            + server.url("/v1") + "'}}]\n"
                            + "defaults: {drift: {baselineSamples: 1}}\nembeddings: words:hashed\n");

            String shown = record(root);

            RecordedRequest request = server.takeRequest();
            assertThat(request.getBody()).isNotNull();
            JsonNode content = Json.parse(request.getBody().utf8()).at("/messages/0/content");
            assertThat(content.at("/0/text").asText()).isEqualTo("What is it?");
            assertThat(content.at("/1/type").asText()).isEqualTo("image_url");
            assertThat(content.at("/1/image_url/url").asText()).isEqualTo("data:image/png;base64," + PNG);
            assertThat(shown).contains("[image/png, 12 B, sha256 ").doesNotContain(PNG);
        }
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> written = files.filter(Files::isRegularFile)
                    .filter(f -> !f.startsWith(prompts))
                    .toList();
            assertThat(written)
                    .contains(root.resolve("baselines/look/lamp/gpt.json"))
                    .allSatisfy(f -> assertThat(Files.readString(f)).doesNotContain(PNG));
        }
    }

    private static String record(Path root) {
        Map<String, String> environment = Map.of("OPENAI_API_KEY", "planted-key-0123456789");
        DriftRun run = DriftRun.load(new RunContext(
                Settings.of(Map.of(
                        "driftgauge.live", "true",
                        "driftgauge.budget.calls", "10",
                        "driftgauge.baseline", "missing")),
                environment,
                root,
                Clock.systemUTC(),
                new RunServices(List.of(new HttpModelFactory(environment)), List.of(new HashedWords()), List.of()),
                ReplayProgress.NONE));
        List<PlannedTest.OfCase> cases = run.plan(List.of("**")).stream()
                .filter(PlannedTest.OfCase.class::isInstance)
                .map(PlannedTest.OfCase.class::cast)
                .toList();
        RunResult result = run.run(cases, false);
        FailureText failures = new FailureText(run.folders(), Secrets.of(environment));
        StringBuilder shown = new StringBuilder();
        result.cases().forEach(c -> shown.append(failures.of(c)).append(c));
        return shown.toString();
    }
}
