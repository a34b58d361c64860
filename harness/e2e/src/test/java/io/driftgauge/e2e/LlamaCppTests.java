package io.driftgauge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real llama.cpp server with real small models: the model file is swapped behind the same address and name. */
@Timeout(1_000)
class LlamaCppTests {

    private static final List<String> QUESTIONS = List.of(
            "What is the capital of France?",
            "Name three colours of the rainbow.",
            "How many days does a week have?",
            "What do bees make?");

    private final Path folder;
    private final Project project;

    LlamaCppTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.project = new Project(Files.createDirectories(folder.resolve("project")));
    }

    private void write(int port) throws IOException {
        project.write("prompts/driftgauge.yaml", """
                providers:
                  - id: openai:chat:assistant
                    label: local
                    config: {apiBaseUrl: "http://127.0.0.1:%d/v1", temperature: 0.2, max_tokens: 16}
                defaults: {providers: [local]}
                embeddings: djl:all-MiniLM-L6-v2
                """.formatted(port));
        String cases = QUESTIONS.stream()
                .map(question -> "  - {vars: {question: '" + question + "'}}\n")
                .collect(Collectors.joining());
        project.write("prompts/questions.yaml", """
                prompts: ['{{question}}']
                defaultTest: {options: {repeat: 5}, drift: {baselineSamples: 10}}
                tests:
                """ + cases);
    }

    @Test
    void another_model_file_behind_the_same_address_is_flagged_and_the_same_one_is_not() throws Exception {
        LlamaCpp llama = LlamaCpp.installed();
        int port = RealServer.freePort();
        write(port);

        try (RealServer server = llama.serve(llama.smollm2(), port, folder)) {
            assertThat(server.port()).isEqualTo(port);
            Project.Outcome recorded = project.run(Map.of(), "baseline=missing");
            assertThat(recorded.exit()).as(recorded.console()).isZero();

            Project.Outcome same = project.run(Map.of(), "http=record");
            assertThat(same.exit()).as(same.console()).isZero();
            assertThat(same.verdicts("suites")).doesNotContain("DRIFTED");
            assertThat(same.drift().at("/run/tokens/completion").asLong()).isPositive();
        }

        Project.Outcome replayed = project.run(Map.of(), "http=replay");
        assertThat(replayed.exit()).as(replayed.console()).isZero();
        assertThat(replayed.drift().at("/cases/0/replayed").asText()).startsWith("20");

        try (RealServer server = llama.serve(llama.gemma(folder), port, folder)) {
            assertThat(server.port()).isEqualTo(port);
            Project.Outcome swapped = project.run(Map.of());
            assertThat(swapped.exit()).as(swapped.console()).isOne();
            assertThat(swapped.verdicts("suites")).containsExactly("DRIFTED");
            System.out.println("[e2e] llama.cpp, SmolLM2-135M to gemma-3-270m: "
                    + swapped.drift().at("/suites/0/summary").asText());
        }
    }
}
