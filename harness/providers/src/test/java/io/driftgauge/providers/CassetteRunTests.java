package io.driftgauge.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Settings;
import io.driftgauge.compare.AssertionResult;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.providers.embed.HttpEmbedderFactory;
import io.driftgauge.replay.ReplayProgress;
import io.driftgauge.report.RunResult;
import io.driftgauge.run.DriftRun;
import io.driftgauge.run.PlannedTest;
import io.driftgauge.run.RunContext;
import io.driftgauge.run.RunServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers and embeddings of a server, recorded by one whole run and replayed by others. */
@Timeout(60)
class CassetteRunTests {

    private static final Map<String, String> KEY = Map.of("OPENAI_API_KEY", "planted-key-0123456789");

    private final MockWebServer server = new MockWebServer();
    private final Path root;
    private volatile String strange = "none";

    CassetteRunTests(@TempDir Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("project"));
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                JsonNode asked = body(request);
                return new MockResponse.Builder()
                        .addHeader("content-type", "application/json")
                        .body(asked.has("input") ? embeddings(asked.path("input")) : answer(asked))
                        .build();
            }
        });
        server.start();
        write("prompts/driftgauge.yaml", """
                providers: [{id: 'openai:chat:gpt-test-2026-01-01', label: gpt, config: {apiBaseUrl: '%1$s', live: true}}]
                defaults: {providers: [gpt], repeat: 6, drift: {baselineSamples: 10}}
                embeddings: ollama:embeddings:m@%2$s
                """.formatted(server.url("/v1"), server.url("/")));
        suite(5, "");
    }

    /** So many cases, of each of which ten answers are recorded. */
    private void suite(int cases, String ofEach) throws IOException {
        write(
                "prompts/words.yaml",
                "prompts: [\"Say {{word}}\"]\ndefaultTest: {" + ofEach + "}\ntests:\n"
                        + IntStream.range(0, cases)
                                .mapToObj(i -> "  - {id: case-%1$d, vars: {word: word%1$d}}\n".formatted(i))
                                .collect(Collectors.joining()));
        run(Map.of("baseline", "missing"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String answer(JsonNode asked) {
        String prompt = asked.at("/messages/0/content").asText();
        String text = asked.toString().contains("Is it an answer?")
                ? "{\"reason\": \"It is.\", \"pass\": true, \"score\": 1}"
                : prompt.contains(strange) ? "Purple penguins prefer pizza." : "The answer to " + prompt;
        ObjectNode answer = Json.object().put("model", "gpt-test-2026-01-01");
        answer.putArray("choices")
                .addObject()
                .put("finish_reason", "stop")
                .putObject("message")
                .put("content", text);
        return answer.toString();
    }

    private static JsonNode body(RecordedRequest request) {
        try {
            return request.getBody() == null
                    ? Json.object()
                    : Json.parse(request.getBody().utf8());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Texts of the same words have the same embedding. */
    private static String embeddings(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(text -> IntStream.range(0, 16)
                        .mapToObj(i -> String.valueOf(1 + (text.asText() + i).hashCode() % 7))
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "{\"embeddings\": [", "]}"));
    }

    private RunResult run(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        settings.forEach((name, value) -> all.put("driftgauge." + name, value));
        if (!settings.containsValue("replay")) {
            all.putAll(Map.of("driftgauge.live", "true", "driftgauge.budget.calls", "1000"));
        }
        Map<String, String> environment = settings.containsValue("replay") ? Map.of() : KEY;
        DriftRun run = DriftRun.load(new RunContext(
                Settings.of(all),
                environment,
                root,
                Clock.systemUTC(),
                new RunServices(
                        List.of(new HttpModelFactory(environment)), List.of(new HttpEmbedderFactory()), List.of()),
                ReplayProgress.NONE));
        List<PlannedTest.OfCase> cases = run.plan(List.of("**")).stream()
                .filter(PlannedTest.OfCase.class::isInstance)
                .map(PlannedTest.OfCase.class::cast)
                .toList();
        return run.run(cases, false);
    }

    @Test
    void a_recording_of_a_run_in_stages_is_replayed_whole() {
        strange = "word2";
        RunResult recorded = run(Map.of("http", "record"));
        server.close();

        RunResult replayed = run(Map.of("http", "replay"));

        assertThat(answers(recorded)).containsExactly(1, 1, 6, 1, 1);
        assertThat(answers(replayed)).isEqualTo(answers(recorded));
        assertThat(replayed.cases())
                .extracting(c -> c.verdict().kind())
                .containsExactly(
                        VerdictKind.STABLE,
                        VerdictKind.STABLE,
                        VerdictKind.INCONCLUSIVE,
                        VerdictKind.STABLE,
                        VerdictKind.STABLE);
    }

    @Test
    void one_case_of_a_recording_is_replayed_alone() {
        run(Map.of("http", "record"));
        server.close();

        assertThat(run(Map.of("http", "replay", "cases", "case-3")).cases())
                .singleElement()
                .satisfies(c -> assertThat(c.verdict().kind()).isEqualTo(VerdictKind.STABLE));
    }

    @Test
    void a_recording_of_a_run_that_stopped_early_is_replayed_whole() throws IOException {
        suite(30, "drift: {mode: sequential}");
        strange = "word";
        RunResult recorded = run(Map.of("http", "record", "concurrency", "1"));
        server.close();

        RunResult replayed = run(Map.of("http", "replay"));

        assertThat(recorded.cases())
                .extracting(c -> c.verdict().kind())
                .contains(VerdictKind.STABLE, VerdictKind.SKIPPED);
        assertThat(replayed.cases())
                .extracting(c -> c.verdict().kind())
                .isSubsetOf(VerdictKind.STABLE, VerdictKind.SKIPPED);
        assertThat(replayed.suites())
                .singleElement()
                .satisfies(s -> assertThat(s.verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE));
    }

    @Test
    void a_recording_of_another_prompt_is_no_case_that_was_spared() throws IOException {
        suite(5, "drift: {mode: sequential}");
        run(Map.of("http", "record"));
        server.close();
        write(
                "prompts/words.yaml",
                Files.readString(root.resolve("prompts/words.yaml")).replace("word2}", "other}"));

        assertThat(run(Map.of("http", "replay")).cases().get(2).verdict())
                .satisfies(v -> assertThat(v.kind()).isEqualTo(VerdictKind.PROVIDER_ERROR))
                .satisfies(v -> assertThat(v.summary()).contains("was not recorded"));
    }

    @Test
    void what_a_judge_said_is_replayed() throws IOException {
        suite(5, "assert: [{type: llm-rubric, value: Is it an answer?, provider: gpt}]");
        run(Map.of("http", "record"));
        server.close();

        assertThat(run(Map.of("http", "replay")).cases()).hasSize(5).allSatisfy(c -> {
            assertThat(c.verdict().kind()).isEqualTo(VerdictKind.STABLE);
            assertThat(c.comparison()).isNotNull();
            assertThat(c.comparison().assertions()).allMatch(AssertionResult::holds);
        });
    }

    private static List<Integer> answers(RunResult result) {
        return result.cases().stream()
                .map(CaseResult::replay)
                .map(replay -> replay.answers().size())
                .toList();
    }
}
