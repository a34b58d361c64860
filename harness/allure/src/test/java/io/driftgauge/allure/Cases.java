package io.driftgauge.allure;

import io.driftgauge.base.Location;
import io.driftgauge.base.Phrase;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.RequestHash;
import io.driftgauge.baseline.Sample;
import io.driftgauge.baseline.Session;
import io.driftgauge.baseline.Took;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Evidence;
import io.driftgauge.drift.Verdict;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.ToolCall;
import io.driftgauge.model.Usage;
import io.driftgauge.model.Vector;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.DriftPolicy;
import io.driftgauge.suite.PromptCase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds judged cases by hand. */
final class Cases {

    static final Path ROOT = Path.of("").toAbsolutePath().resolve("project");
    static final ServedIdentity OLD = new ServedIdentity("tiny-2026.1", null, null, "3fa2c81b0d55aa10");
    static final ServedIdentity NEW = new ServedIdentity("tiny-2026.2", null, null, "9b1c44e07f2290ee");

    private final String suite;
    private final String id;
    private String description;
    private String question = "How long do I have to return it?";
    private String provider = "tiny";
    private List<String> tags = List.of("smoke");
    private List<String> before = List.of();
    private List<String> now = List.of();
    private ServedIdentity served = OLD;
    private List<Phrase> reasons = List.of();
    private List<ToolCall> tools = List.of();
    private DriftPolicy policy = DriftPolicy.DEFAULT;
    private Took took = Took.NOTHING;
    private boolean suspect;

    private Cases(String suite, String id) {
        this.suite = suite;
        this.id = id;
        this.description = id;
    }

    static Cases of(String suite, String id) {
        return new Cases(suite, id);
    }

    Cases described(String text) {
        description = text;
        return this;
    }

    Cases asking(String text) {
        question = text;
        return this;
    }

    Cases on(String label) {
        provider = label;
        return this;
    }

    Cases tagged(String... all) {
        tags = List.of(all);
        return this;
    }

    Cases before(String... answers) {
        before = List.of(answers);
        return this;
    }

    Cases now(String... answers) {
        now = List.of(answers);
        return this;
    }

    Cases calling(String name, String arguments) {
        tools = List.of(new ToolCall(name, arguments));
        return this;
    }

    /** Only its assertions count, so that no baseline is named for it. */
    Cases notCompared() {
        policy = new DriftPolicy(false, 10, 0.02);
        return this;
    }

    Cases servedBy(ServedIdentity identity) {
        served = identity;
        return this;
    }

    Cases because(String... all) {
        reasons = Stream.of(all).map(Phrase::verbatim).toList();
        return this;
    }

    /** What the baseline's answers took; those of the run take 20 and 12 tokens and 40 ms. */
    Cases took(Took recorded) {
        took = recorded;
        return this;
    }

    Cases suspect() {
        suspect = true;
        return this;
    }

    CaseResult judged(Verdict verdict) {
        return judged(verdict, null);
    }

    /** With figures in the order similarity, expected, limit, p. */
    CaseResult judged(Verdict verdict, double similarity, double expected, double limit, double p) {
        return judged(
                verdict,
                new Evidence(
                        similarity,
                        similarity - 0.05,
                        expected,
                        limit,
                        expected - similarity,
                        similarity < limit ? 1 : 0,
                        p,
                        0.0001,
                        0.002,
                        Map.of("meaning", p),
                        false));
    }

    private CaseResult judged(Verdict verdict, @Nullable Evidence evidence) {
        CaseReplay replay = replay();
        return new CaseResult(replay, comparison(replay), verdict, evidence, reasons, suspect);
    }

    private CaseReplay replay() {
        List<Answer> answers = new ArrayList<>();
        for (String text : now) {
            answers.add(new Answer(
                    answers.size(),
                    new ChatResponse(
                            text,
                            tools,
                            FinishReason.STOP,
                            new Usage(20, 12),
                            List.of(),
                            served,
                            Duration.ofMillis(40))));
        }
        return new CaseReplay(
                promptCase(),
                new ModelSpec("djl:tiny-2026.1", provider, Map.of(), false, null),
                answers,
                null,
                null,
                false,
                answers.size(),
                Duration.ofMillis(40L * answers.size()),
                Map.of());
    }

    private PromptCase promptCase() {
        return new PromptCase(
                new CaseKey(suite, id),
                description,
                tags,
                null,
                Map.of(),
                List.of(
                        new Message(Role.SYSTEM, "You are the support assistant of a web shop."),
                        new Message(Role.USER, question)),
                Map.of(),
                3,
                List.of(),
                new AnswerRule.Automatic(),
                5,
                policy,
                false,
                new Location(ROOT.resolve("prompts/" + suite.replaceAll("[^a-z0-9/._-]+", "-") + ".yaml"), 14));
    }

    private @Nullable Comparison comparison(CaseReplay replay) {
        if (now.isEmpty() && before.isEmpty()) {
            return null;
        }
        Baseline baseline = before.isEmpty()
                ? null
                : new Baseline(
                        new ReplayKey(new CaseKey(suite, id), provider),
                        "djl:tiny-2026.1",
                        RequestHash.of(replay.promptCase(), replay.provider()),
                        List.of(new Session(
                                1,
                                LocalDate.of(2026, 10, 2),
                                List.of(OLD),
                                Map.of(),
                                took,
                                before.stream()
                                        .map(t -> new Sample(t, null, tools, FinishReason.STOP, 1))
                                        .toList())));
        return new Comparison(
                replay,
                baseline,
                baseline == null ? new Comparison.Missing() : new Comparison.SameRequest(),
                before.stream().map(this::withTools).toList(),
                before.stream().map(t -> 1).toList(),
                now.stream().map(this::withTools).toList(),
                List.of());
    }

    private Features withTools(String text) {
        Features plain = features(text);
        return new Features(
                plain.text(),
                plain.parsed(),
                plain.format(),
                plain.facts(),
                plain.refusal(),
                plain.words(),
                tools.stream().map(ToolCall::name).toList(),
                plain.embedding());
    }

    /** Words as dimensions: like texts are near each other. */
    static Features features(String text) {
        float[] values = new float[64];
        values[0] = 0.2f;
        for (String word : text.split("\\W+", -1)) {
            values[Math.floorMod(word.hashCode(), 64)] += 1;
        }
        Vector vector = Vector.normalised(values);
        List<String> facts =
                text.matches("(?s).*\\d+ days.*") ? List.of(text.replaceAll("(?s).*?(\\d+ days).*", "$1")) : List.of();
        return new Features(
                text,
                null,
                text.startsWith("```") ? "json-object in a code fence" : text.startsWith("{") ? "json-object" : "prose",
                facts,
                text.startsWith("I am sorry"),
                text.split("\\s+", -1).length,
                List.of(),
                new Embedding(vector, List.of(vector)));
    }
}
