package io.driftgauge.bench.report;

import io.driftgauge.base.Location;
import io.driftgauge.base.Phrase;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.RequestHash;
import io.driftgauge.baseline.Sample;
import io.driftgauge.baseline.Session;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Evidence;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.Verdict;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Cost;
import io.driftgauge.model.Embedding;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.Usage;
import io.driftgauge.model.Vector;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.report.RunInfo;
import io.driftgauge.report.RunResult;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.DriftPolicy;
import io.driftgauge.suite.PromptCase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Runs of any size: each case has ten recorded and five new answers of about forty words, one in twenty drifted. */
final class LargeRuns {

    private static final int RECORDED = 10;
    private static final int NEW = 5;
    private static final int WORDS = 40;
    private static final ServedIdentity SERVED = new ServedIdentity("model-2026.1", null, null, "3fa2c81b0d55aa10");

    private final Path root;
    private final SplittableRandom random = new SplittableRandom(20_261_126);

    LargeRuns(Path root) {
        this.root = root;
    }

    RunResult of(int cases, List<String> providers) {
        List<CaseResult> results = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            for (String provider : providers) {
                results.add(result("suite-" + i % 40, "case-" + i, provider, random.nextInt(20) == 0));
            }
        }
        RunInfo info = new RunInfo(
                "bench",
                Instant.parse("2026-11-23T10:00:00Z"),
                "verify",
                false,
                "live",
                false,
                Map.of("Driftgauge", "0"),
                Map.of("device", "cpu"),
                Map.of("name", "none"),
                1,
                0.01,
                results.size() * NEW,
                new Usage(1, 1),
                Cost.NONE,
                Duration.ofSeconds(1),
                Map.of());
        return new RunResult(info, List.of(), results);
    }

    private CaseResult result(String suite, String id, String provider, boolean drifted) {
        PromptCase promptCase = new PromptCase(
                new CaseKey(suite, id),
                "What people ask about " + words(4),
                List.of("nightly"),
                null,
                Map.of(),
                List.of(new Message(Role.USER, words(20))),
                Map.of(),
                1,
                List.of(),
                new AnswerRule.Automatic(),
                NEW,
                DriftPolicy.DEFAULT,
                false,
                new Location(root.resolve("prompts/" + suite + ".yaml"), 10));
        String usual = words(WORDS);
        List<String> before = new ArrayList<>();
        for (int i = 0; i < RECORDED; i++) {
            before.add(usual + (i < 6 ? "" : " " + words(3)));
        }
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < NEW; i++) {
            answers.add(new Answer(
                    i,
                    new ChatResponse(
                            drifted ? words(WORDS) : usual,
                            List.of(),
                            FinishReason.STOP,
                            new Usage(30, 60),
                            List.of(),
                            SERVED,
                            Duration.ofMillis(40))));
        }
        ModelSpec model = new ModelSpec("vendor:model", provider, Map.of("temperature", 0.7), false, null);
        CaseReplay replay =
                new CaseReplay(promptCase, model, answers, null, null, false, NEW, Duration.ofMillis(200), Map.of());
        Baseline baseline = new Baseline(
                replay.key(),
                "vendor:model",
                RequestHash.of(promptCase, model),
                List.of(new Session(
                        1,
                        LocalDate.of(2026, 10, 2),
                        List.of(SERVED),
                        Map.of(),
                        before.stream()
                                .map(t -> new Sample(t, null, List.of(), FinishReason.STOP, 1))
                                .toList())));
        Comparison comparison = new Comparison(
                replay,
                baseline,
                new Comparison.SameRequest(),
                before.stream().map(this::features).toList(),
                before.stream().map(t -> 1).toList(),
                answers.stream().map(a -> features(a.text())).toList(),
                List.of());
        return new CaseResult(replay, comparison, verdict(drifted), evidence(drifted), List.of(), false);
    }

    private static Verdict verdict(boolean drifted) {
        return drifted
                ? new Verdict.Drifted(
                        Phrase.verbatim("The answers say something else."),
                        Set.of(Moved.MEANING),
                        Phrase.verbatim("unknown"))
                : new Verdict.Stable(Phrase.verbatim("The answers are as before."));
    }

    private static Evidence evidence(boolean drifted) {
        double similarity = drifted ? 0.4 : 0.96;
        return new Evidence(
                similarity,
                similarity,
                0.95,
                0.9,
                0.95 - similarity,
                drifted ? 1 : 0,
                0.001,
                0.0001,
                0.01,
                Map.of("meaning", 0.001),
                false);
    }

    private Features features(String text) {
        float[] values = new float[32];
        for (String word : text.split(" ", -1)) {
            values[Math.floorMod(word.hashCode(), values.length)] += 1;
        }
        Vector vector = Vector.normalised(values);
        return new Features(
                text, null, "prose", List.of(), false, WORDS, List.of(), new Embedding(vector, List.of(vector)));
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int length = 2 + random.nextInt(8);
            for (int k = 0; k < length; k++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(i < count - 1 ? " " : "");
        }
        return text.toString();
    }
}
