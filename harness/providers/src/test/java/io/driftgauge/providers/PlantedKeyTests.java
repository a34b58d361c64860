package io.driftgauge.providers;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that shows the key back in every way it can, through whole runs: no byte of it may stay anywhere. */
@Timeout(120)
class PlantedKeyTests {

    /** With characters that JSON, URLs and HTML escape. */
    private static final String KEY = "Pl4nted/k3y+\"quoted\"=&<0123456789>";

    private static final List<String> ANSWERS =
            List.of("text", "escaped", "twice", "url", "base64", "shifted", "header", "tool", "model");

    private static final List<String> FAILURES = List.of("error-400", "error-500", "error-html", "cut-off", "no-json");

    /** Of these each stops its provider, so that each has one of its own. */
    private static final List<String> LAST = List.of("error-401", "redirect");

    private final MockWebServer server = new MockWebServer();
    private final Path root;
    private final StringBuilder texts = new StringBuilder();
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    PlantedKeyTests(@TempDir Path root) {
        this.root = root;
    }

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String body = request.getBody() == null ? "" : request.getBody().utf8();
                return Stream.of(ANSWERS, FAILURES, LAST)
                        .flatMap(List::stream)
                        .filter(place -> body.contains("Say " + place + "."))
                        .findFirst()
                        .map(PlantedKeyTests::answer)
                        .orElseGet(() -> new MockResponse.Builder().code(404).build());
            }
        });
        server.start();
        PrintStream captured = new PrintStream(console, true, StandardCharsets.UTF_8);
        System.setOut(captured);
        System.setErr(captured);
        Files.createDirectories(root.resolve("prompts"));
        StringBuilder providers = new StringBuilder("providers:\n");
        Stream.concat(Stream.of("gpt"), LAST.stream())
                .forEach(label -> providers.append("  - {id: 'openai:chat:gpt-test-2026-01-01', label: " + label
                        + ", config: {apiBaseUrl: '" + server.url("/v1") + "'}}\n"));
        Files.writeString(
                root.resolve("prompts/driftgauge.yaml"),
                providers + "defaults: {providers: [gpt], repeat: 1, drift: {baselineSamples: 1}}\n"
                        + "embeddings: words:hashed\n");
        suite("recorded", "", ANSWERS, "");
        suite("broken", "", ANSWERS, ", assert: [{type: contains, value: never said}]");
        suite("failing", "", FAILURES, "");
        for (String last : LAST) {
            suite(last, "providers: [" + last + "]\n", List.of(last), "");
        }
    }

    private void suite(String name, String start, List<String> places, String assertion) throws IOException {
        StringBuilder suite = new StringBuilder(start).append("prompts: ['Say {{place}}.']\ntests:\n");
        places.forEach(
                place -> suite.append("  - {id: " + place + ", vars: {place: " + place + "}" + assertion + "}\n"));
        Files.writeString(root.resolve("prompts/" + name + ".yaml"), suite.toString());
    }

    @AfterEach
    void stop() {
        System.setOut(out);
        System.setErr(err);
        server.close();
    }

    private static MockResponse answer(String place) {
        String twice = Json.line(Map.of("nested", Json.line(Map.of("key", KEY))));
        String base64 = Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8));
        String shifted = Base64.getEncoder().encodeToString(("user:" + KEY + "!").getBytes(StandardCharsets.UTF_8));
        MockResponse.Builder response = new MockResponse.Builder().addHeader("content-type", "application/json");
        return switch (place) {
            case "text" -> response.body(chat("Your key is " + KEY)).build();
            case "escaped" -> response.body(chat(Json.line(Map.of("key", KEY)))).build();
            case "twice" -> response.body(chat(twice)).build();
            case "url" ->
                response.body(chat("https://example.org/?key=" + URLEncoder.encode(KEY, StandardCharsets.UTF_8)))
                        .build();
            case "base64" -> response.body(chat(base64)).build();
            case "shifted" -> response.body(chat(shifted)).build();
            case "header" ->
                response.addHeader("openai-version", KEY)
                        .addHeader("x-request-id", KEY)
                        .addHeader("server", KEY)
                        .body(chat("Fine."))
                        .build();
            case "tool" ->
                response.body(Json.line(Map.of(
                                "model",
                                "gpt",
                                "choices",
                                List.of(Map.of(
                                        "finish_reason",
                                        "tool_calls",
                                        "message",
                                        Map.of(
                                                "role",
                                                "assistant",
                                                "tool_calls",
                                                List.of(Map.of(
                                                        "id",
                                                        KEY,
                                                        "type",
                                                        "function",
                                                        "function",
                                                        Map.of("name", "look-up", "arguments", twice)))))))))
                        .build();
            case "model" ->
                response.body(chat("Fine.").replace("\"gpt\"", Json.line(KEY))).build();
            case "redirect" ->
                response.code(302)
                        .setHeader(
                                "location", "http://127.0.0.1:1/?key=" + URLEncoder.encode(KEY, StandardCharsets.UTF_8))
                        .build();
            case "cut-off" ->
                response.body("{\"choices\": \"" + "x".repeat(385) + KEY).build();
            case "no-json" -> response.body("x".repeat(390) + KEY).build();
            case "error-html" ->
                response.code(500)
                        .setHeader("content-type", "text/html")
                        .body("<p>"
                                + KEY.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;") + "</p>")
                        .build();
            default ->
                response.code(Integer.parseInt(place.substring("error-".length())))
                        .body(Json.line(Map.of("error", Map.of("message", "Incorrect key: " + KEY, "code", "x"))))
                        .build();
        };
    }

    private static String chat(String text) {
        return Json.line(Map.of(
                "model",
                "gpt",
                "system_fingerprint",
                "fp",
                "choices",
                List.of(Map.of("finish_reason", "stop", "message", Map.of("role", "assistant", "content", text)))));
    }

    private void run(String variable, Map<String, String> settings) {
        Map<String, String> environment = Map.of(variable, KEY);
        Map<String, String> all = new TreeMap<>();
        settings.forEach((name, value) -> all.put("driftgauge." + name, value));
        try {
            RunContext context = new RunContext(
                    Settings.of(all),
                    environment,
                    root,
                    Clock.systemUTC(),
                    new RunServices(List.of(new HttpModelFactory(environment)), List.of(new HashedWords()), List.of()),
                    ReplayProgress.NONE);
            DriftRun run = DriftRun.load(context);
            List<PlannedTest.OfCase> cases = run.plan(List.of("**")).stream()
                    .filter(PlannedTest.OfCase.class::isInstance)
                    .map(PlannedTest.OfCase.class::cast)
                    .toList();
            RunResult result = run.run(cases, false);
            FailureText failures = new FailureText(run.folders(), Secrets.of(environment));
            result.cases().forEach(c -> {
                texts.append(failures.of(c)).append(c.verdict().summary()).append(c.reasons());
                texts.append(c); // all that a record can print, the answers too
                trace(c.replay().failure());
            });
            run.warnings().forEach(texts::append);
        } catch (RuntimeException e) {
            trace(e);
        }
    }

    private void trace(@Nullable Throwable failure) {
        if (failure != null) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            texts.append(trace);
        }
    }

    /** Every form of the key that one could read it from. */
    private static List<String> forms() {
        byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(
                KEY,
                "Pl4nted",
                "0123456789",
                Base64.getEncoder().encodeToString(key).substring(0, 40)));
        for (String before : List.of("a", "ab")) {
            forms.add(Base64.getEncoder()
                    .encodeToString((before + KEY).getBytes(StandardCharsets.UTF_8))
                    .substring(4, 40));
        }
        return forms;
    }

    private void assertNothingTellsTheKey() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(forms())
                        .allSatisfy(form -> assertThat(bytes.contains(form))
                                .as("%s holds %s", root.relativize(file), form)
                                .isFalse());
            }
        }
        String told = texts + console.toString(StandardCharsets.UTF_8);
        assertThat(forms()).allSatisfy(form -> assertThat(told).doesNotContain(form));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPENAI_API_KEY", "MINE"})
    void stays_nowhere_while_recording_verifying_and_replaying(String named) throws Exception {
        if (named.equals("MINE")) { // no name of a secret: only the provider knows that it is one
            Path config = root.resolve("prompts/driftgauge.yaml");
            Files.writeString(config, Files.readString(config).replace("config: {", "config: {apiKeyEnvar: MINE, "));
        }
        Map<String, String> live = Map.of("live", "true", "budget.calls", "1000", "http", "record");
        Map<String, String> recording = new TreeMap<>(live);
        recording.put("baseline", "missing");

        run(named, recording);
        run(named, live);
        run(named, Map.of("http", "replay"));

        assertThat(server.getRequestCount()).isGreaterThan(2 * ANSWERS.size());
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(Files.readString(root.resolve("baselines/recorded/text/gpt.json")))
                .contains("Your key is [redacted]");
        assertThat(root.resolve("baselines/.http")).isNotEmptyDirectory();
        assertThat(texts.toString()).contains("Incorrect key: [redacted]");
        assertNothingTellsTheKey();
    }
}
