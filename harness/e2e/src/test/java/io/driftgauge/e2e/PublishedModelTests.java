package io.driftgauge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A published model in process, SmolLM2-135M-Instruct: held against itself, against the same weights behind llama.cpp's
 * server, and against its own 8-bit version.
 */
@Timeout(1_000)
class PublishedModelTests {

    private static final int CASES = 24;

    private static LlamaCpp llama;
    private static PublishedModel model;

    private final Path folder;
    private final Project project;

    PublishedModelTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.project = new Project(Files.createDirectories(folder.resolve("project")));
    }

    @BeforeAll
    static void make(@TempDir Path shared) throws Exception {
        llama = LlamaCpp.installed();
        model = PublishedModel.in(shared, llama);
    }

    private void write(int port) throws IOException {
        project.write("prompts/driftgauge.yaml", """
                providers:
                  - id: 'djl:%s'
                    label: model
                    config: {temperature: 0, max_tokens: 16, apiBaseUrl: 'http://127.0.0.1:%d/v1'}
                defaults: {providers: [model]}
                embeddings: djl:all-MiniLM-L6-v2
                """.formatted(model.full(), port));
        String questions = Files.readString(Scripts.copy("questions.txt", folder));
        // The model's own system message, which its template puts in where a chat has none: servers differ in that.
        project.write(
                "prompts/questions.yaml",
                """
                prompts:
                  - - {role: system, content: 'You are a helpful AI assistant named SmolLM, trained by Hugging Face'}
                    - {role: user, content: '{{question}}'}
                defaultTest: {options: {repeat: 1}}
                tests:
                """
                        + questions
                                .lines()
                                .map(question -> "  - {vars: {question: '" + question + "'}}\n")
                                .collect(Collectors.joining()));
    }

    @Test
    void it_is_stable_in_process_and_compared_with_another_engine_and_with_its_8_bit_version() throws Exception {
        int port = RealServer.freePort();
        write(port);
        Project.Outcome recorded = project.run(Map.of(), "baseline=missing");
        assertThat(recorded.exit()).as(recorded.console()).isZero();

        Project.Outcome same = project.run(Map.of());
        assertThat(same.exit()).as(same.console()).isZero();
        assertThat(same.verdicts("cases")).containsOnly("STABLE").hasSize(CASES);
        assertThat(same.verdicts("suites")).containsExactly("STABLE");

        assertThat(equal("llama.cpp, weights in 32 bit", served(model.gguf(), port)))
                .isGreaterThanOrEqualTo(CASES - 2L);
        assertThat(equal("llama.cpp, weights in 4 bit", served(llama.smollm2(), port)))
                .isPositive();

        Project.Outcome eight = project.run(Map.of(), "provider.model=djl:" + model.eight());
        equal("in 8 bit", eight);
        assertThat(eight.exit()).as(eight.console()).isOne();
        assertThat(eight.verdicts("suites")).containsExactly("DRIFTED");
        assertThat(eight.drift().at("/suites/0/cause").asText()).contains("You changed the model");
    }

    private Project.Outcome served(Path weights, int port) throws Exception {
        try (RealServer server = llama.serve(weights, port, folder)) {
            assertThat(server.port()).isEqualTo(port);
            return project.run(Map.of(), "provider.model=openai:chat:assistant");
        }
    }

    @Test
    void of_eight_models_that_are_configured_only_the_two_in_use_take_memory() throws Exception {
        long two = peak(2);
        long eight = peak(8);
        System.out.println("[e2e] peak memory with two models in use: " + two + " MiB of two that are configured, "
                + eight + " MiB of eight");
        long file = Files.size(model.eight().resolve("model.onnx")) >> 20;
        assertThat(eight).as("six more would take six files more").isBetween(file, two + 2 * file);
    }

    /** Of a run that asks the first and the last of so many models. */
    private long peak(int configured) throws Exception {
        String providers = IntStream.rangeClosed(1, configured)
                .mapToObj(i -> "  - {id: 'djl:%s', label: model-%d, config: {temperature: 0, max_tokens: 1}}%n"
                        .formatted(model.eight(), i))
                .collect(Collectors.joining());
        project.write(
                "prompts/driftgauge.yaml",
                "providers:\n" + providers + "defaults: {providers: [model-1, model-" + configured + "]}\n"
                        + "embeddings: djl:all-MiniLM-L6-v2\n");
        project.write("prompts/question.yaml", "prompts: ['What do bees make?']\ntests: [{id: bees}]\n");
        Project.Outcome outcome = project.run(Map.of(), "baseline=update");
        assertThat(outcome.drift().at("/run/calls").asInt())
                .as(outcome.console())
                .isEqualTo(2);
        OptionalLong peak = outcome.peakMebibytes();
        assumeTrue(peak.isPresent(), "this system doesn't tell a process's peak memory");
        return peak.getAsLong();
    }

    /** Says what a run found, and counts the answers that are those of the baseline, word for word. */
    private static long equal(String what, Project.Outcome outcome) {
        JsonNode cases = outcome.drift().path("cases");
        assertThat(cases).as(outcome.console()).hasSize(CASES);
        double[] similarities = StreamSupport.stream(cases.spliterator(), false)
                .mapToDouble(each -> each.path("similarity").asDouble())
                .sorted()
                .toArray();
        long equal = Arrays.stream(similarities).filter(each -> each > 1 - 1e-9).count();
        System.out.printf(
                Locale.ROOT,
                "[e2e] SmolLM2-135M in process, then %s: %d of %d answers equal, similarity %.2f on average and %.2f at least;"
                        + " %s %s%n",
                what,
                equal,
                CASES,
                Arrays.stream(similarities).average().orElse(0),
                similarities[0],
                outcome.verdicts("suites"),
                outcome.drift().at("/suites/0/summary").asText());
        return equal;
    }
}
