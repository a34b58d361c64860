package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Settings;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.EmbedderFactory;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.EmbeddingException;
import io.driftgauge.replay.ScriptedModel;
import io.driftgauge.report.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers came, and the embedder's server is away. */
@Timeout(60)
class EmbedderOutageTests {

    private final Path root;
    private final RunFixture fixture;
    private final Flaky embedder = new Flaky();
    private final ScriptedModel model = new ScriptedModel(r -> "The answer to " + r.caseId() + " is known.");

    EmbedderOutageTests(@TempDir Path root) throws IOException {
        this.root = root;
        fixture = new RunFixture(root).write("prompts/suite.yaml", suite(""));
        fixture.embedder = embedder;
    }

    /** Works so many times, and then no more. */
    private static final class Flaky implements EmbedderFactory, Embedder {

        private final HashedWords words = new HashedWords();
        private int left = Integer.MAX_VALUE;
        private int asked;

        @Override
        public boolean supports(String id) {
            return words.supports(id);
        }

        @Override
        public Embedder open(String id, Settings settings) {
            return this;
        }

        @Override
        public synchronized List<Embedding> embed(List<String> texts) {
            asked++;
            if (left-- <= 0) {
                throw new EmbeddingException("the embedder could not be asked: 503", true, new IOException("503"));
            }
            return words.embed(texts);
        }

        @Override
        public String name() {
            return words.name();
        }

        @Override
        public String checksum() {
            return words.checksum();
        }
    }

    private static String suite(String assertion) {
        return """
                prompts: ["Say {{word}}"]
                defaultTest: {options: {repeat: 6}, drift: {baselineSamples: 10}%s}
                tests:
                  - {id: a, vars: {word: a}}
                  - {id: b, vars: {word: b}}
                """.formatted(assertion);
    }

    private RunResult record() {
        RunResult result = fixture.with("baseline", "missing").run(model);
        fixture.without("baseline");
        return result;
    }

    @Test
    void is_a_provider_error_that_fails_the_suite_and_never_drift() {
        record();
        embedder.left = 0;

        RunResult result = fixture.run(new ScriptedModel(r -> "Something else entirely."));

        assertThat(result.cases()).hasSize(2).allSatisfy(c -> {
            assertThat(c.verdict().kind()).isEqualTo(VerdictKind.PROVIDER_ERROR);
            assertThat(c.verdict().summary())
                    .isEqualTo(
                            "Answers came, and nothing is known of their meaning: the embedder could not be asked: 503");
        });
        assertThat(result.suites()).singleElement().satisfies(s -> {
            assertThat(s.verdict().kind()).isEqualTo(VerdictKind.PROVIDER_ERROR);
            assertThat(s.verdict().outcome()).isEqualTo(VerdictKind.Outcome.FAILS);
        });
        assertThat(root.resolve("reports/drift.json")).exists();
    }

    @Test
    void leaves_assertions_that_broke_broken() throws IOException {
        record();
        fixture.write("prompts/suite.yaml", suite(", assert: [{type: icontains, value: known}]"));
        embedder.left = 0;

        RunResult result = fixture.run(new ScriptedModel(r -> "Something else entirely."));

        assertThat(result.cases()).allSatisfy(c -> {
            assertThat(c.verdict().kind()).isEqualTo(VerdictKind.BROKEN_ASSERTION);
            assertThat(c.reasons()).anyMatch(r -> r.startsWith("Answers came, and nothing is known of their meaning"));
        });
    }

    @Test
    void leaves_an_assertion_on_meaning_untold() throws IOException {
        fixture.write(
                "prompts/suite.yaml",
                suite(", assert: [{type: similar, value: known}, {type: not-similar, value: unknown}]")
                        .replace("{baselineSamples: 10}", "{compare: false}"));
        embedder.left = 0;

        assertThat(fixture.run(model).cases()).allSatisfy(c -> {
            assertThat(c.verdict().kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
            assertThat(c.verdict().summary()).contains("can't be told: the embedder could not be asked");
        });
    }

    @Test
    void loses_no_answer_that_is_to_be_recorded() throws IOException {
        embedder.left = 0;
        RunResult result = record();

        assertThat(result.cases())
                .allSatisfy(c -> assertThat(c.reasons())
                        .as("nothing is known of their stability")
                        .isEmpty());
        assertThat(fixture.files("baselines"))
                .containsOnlyKeys("baselines/suite/a/one.json", "baselines/suite/b/one.json");
    }

    @Test
    void is_found_before_the_first_call_that_costs() {
        record();
        embedder.left = 0;
        model.needsLive = true;
        model.requests.clear();
        fixture.with("live", "true").with("budget.calls", "50");

        assertThatThrownBy(() -> fixture.run(model))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("No model was asked, because the answers could not be compared: ")
                .hasMessageContaining("503");
        assertThat(model.requests).isEmpty();
    }

    @Test
    void ends_the_asking_of_models_and_embedder_where_calls_depend_on_what_came() {
        record();
        embedder.asked = 0;
        embedder.left = 1;
        ScriptedModel moved = new ScriptedModel(r -> "Something else entirely.");
        moved.needsLive = true;
        moved.concurrency = 1; // one after the other, so that the second finds what the first found out
        fixture.with("live", "true").with("budget.calls", "50");

        RunResult result = fixture.run(moved);

        assertThat(moved.requests).hasSize(2);
        assertThat(embedder.asked).isEqualTo(2);
        assertThat(result.cases())
                .allSatisfy(c -> assertThat(c.verdict().kind()).isEqualTo(VerdictKind.PROVIDER_ERROR));
    }
}
