package io.driftgauge.bench.drift;

import io.driftgauge.base.Location;
import io.driftgauge.base.Phrase;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.RequestHash;
import io.driftgauge.baseline.Sample;
import io.driftgauge.baseline.Session;
import io.driftgauge.compare.Comparer;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.Judge;
import io.driftgauge.drift.Judgement;
import io.driftgauge.drift.SequentialCalls;
import io.driftgauge.drift.StagedCalls;
import io.driftgauge.drift.SuiteOnProvider;
import io.driftgauge.drift.Terms;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.model.ChatResponse;
import io.driftgauge.model.Embedder;
import io.driftgauge.model.FinishReason;
import io.driftgauge.model.Message;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.model.Role;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.model.Usage;
import io.driftgauge.replay.Answer;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.NextCalls;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.AnswerRule;
import io.driftgauge.suite.CallMode;
import io.driftgauge.suite.CaseKey;
import io.driftgauge.suite.DriftPolicy;
import io.driftgauge.suite.PromptCase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Our recipe, through the classes that a run uses: comparer, stages, judge. */
final class Ours {

    private static final SuiteOnProvider SUITE = new SuiteOnProvider("suite", "model");
    private static final ModelSpec MODEL = new ModelSpec("bench:model", "model", Map.of(), false, null);
    private static final ServedIdentity SERVED = new ServedIdentity("model", null, null, null);

    /**
     * What came out.
     *
     * @param red whether the suite or any case is DRIFTED
     * @param named indices of the cases that are
     * @param calls that it took
     */
    record Outcome(boolean red, Set<Integer> named, int calls) {}

    private final Comparer comparer;
    private final double alpha;

    Ours(Embedder embedder, double alpha) {
        this.comparer = new Comparer(embedder);
        this.alpha = alpha;
    }

    /** A run whose answers came and were compared, ready to be judged. */
    record Prepared(List<CaseReplay> replays, List<Comparison> comparisons, Terms terms) {

        Outcome judge() {
            return outcome(new Judge(terms).judge(replays, comparisons));
        }
    }

    Outcome judge(Answers answers, CallMode mode, long seed) {
        return prepare(answers, mode, seed, compare(answers)).judge();
    }

    /** All answers at once, compared. */
    Prepared prepare(Answers answers, long seed) {
        return prepare(answers, CallMode.ALL, seed, compare(answers));
    }

    /** Each prompt's answers beside its baseline, all of them, from which any part can be cut. */
    List<Comparison> compare(Answers answers) {
        List<Comparison> compared = new ArrayList<>();
        for (int i = 0; i < answers.baseline().size(); i++) {
            List<String> now = answers.now().get(i);
            PromptCase promptCase = promptCase(i, now.size(), CallMode.ALL);
            Baseline baseline = baseline(promptCase, answers.baseline().get(i));
            compared.add(comparer.compare(replay(promptCase, now), baseline));
        }
        return compared;
    }

    private static Comparison cut(Comparison all, CaseReplay replay) {
        return new Comparison(
                replay,
                all.baseline(),
                all.comparability(),
                all.before(),
                all.sessions(),
                all.now().subList(0, replay.answers().size()),
                all.assertions(),
                all.steps(),
                all.changes());
    }

    /**
     * All answers at once, or as many as the mode asks for, in the order in which it asks.
     *
     * @param compared these answers, or more of each prompt that begin with them
     */
    Prepared prepare(Answers answers, CallMode mode, long seed, List<Comparison> compared) {
        int prompts = answers.baseline().size();
        int most = answers.now().stream().mapToInt(List::size).max().orElse(1);
        List<PromptCase> cases = IntStream.range(0, prompts)
                .mapToObj(i -> promptCase(i, most, mode))
                .toList();
        Map<ReplayKey, Baseline> baselines = new HashMap<>();
        for (int i = 0; i < prompts; i++) {
            Baseline baseline = baseline(cases.get(i), answers.baseline().get(i));
            baselines.put(baseline.key(), baseline);
        }
        NextCalls next = next(mode, baselines, seed);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, prompts).boxed().toList());
        if (mode == CallMode.SEQUENTIAL) {
            order.sort((a, b) -> SequentialCalls.compare(key(a), key(b), seed));
        }
        CaseReplay[] replays = new CaseReplay[prompts];
        for (int i : order) {
            CaseReplay soFar = replay(cases.get(i), List.of());
            for (int more = next.more(soFar); more > 0; more = next.more(soFar)) {
                int until = Math.min(
                        soFar.answers().size() + more, answers.now().get(i).size());
                if (until == soFar.answers().size()) {
                    break;
                }
                soFar = replay(cases.get(i), answers.now().get(i).subList(0, until));
            }
            replays[i] = soFar.answers().isEmpty() ? spared(cases.get(i)) : soFar;
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < prompts; i++) {
            if (!replays[i].answers().isEmpty()) {
                comparisons.add(cut(compared.get(i), replays[i]));
            }
        }
        Set<ReplayKey> staged = mode == CallMode.STAGED ? baselines.keySet() : Set.of();
        Terms terms = new Terms(alpha, seed, Map.of(), Set.of(SUITE), Set.of(), staged);
        return new Prepared(List.of(replays), comparisons, terms);
    }

    private NextCalls next(CallMode mode, Map<ReplayKey, Baseline> baselines, long seed) {
        return switch (mode) {
            case STAGED -> new StagedCalls(baselines, () -> comparer);
            case SEQUENTIAL -> new SequentialCalls(baselines.keySet(), baselines, () -> comparer, 1 / alpha, seed);
            default -> soFar -> soFar.promptCase().repeat() - soFar.answers().size();
        };
    }

    private static Outcome outcome(Judgement judgement) {
        Set<Integer> named = new HashSet<>();
        int calls = 0;
        for (int i = 0; i < judgement.cases().size(); i++) {
            calls += judgement.cases().get(i).replay().answers().size();
            if (judgement.cases().get(i).verdict().kind() == VerdictKind.DRIFTED) {
                named.add(i);
            }
        }
        boolean red = !named.isEmpty()
                || judgement.suites().stream().anyMatch(s -> s.verdict().kind() == VerdictKind.DRIFTED);
        return new Outcome(red, named, calls);
    }

    private static ReplayKey key(int prompt) {
        return new ReplayKey(new CaseKey("suite", "case-" + prompt), "model");
    }

    private static PromptCase promptCase(int prompt, int repeat, CallMode mode) {
        return new PromptCase(
                key(prompt).caseKey(),
                "case " + prompt,
                List.of(),
                null,
                Map.of(),
                List.of(new Message(Role.USER, "prompt " + prompt)),
                Map.of(),
                1,
                List.of(),
                new AnswerRule.Automatic(),
                repeat,
                new DriftPolicy(true, 10, DriftPolicy.DEFAULT.effectFloor(), mode),
                false,
                new Location(Path.of("prompts/suite.yaml"), prompt + 1));
    }

    private static Baseline baseline(PromptCase promptCase, List<String> texts) {
        List<Session> sessions = new ArrayList<>();
        int each = (texts.size() + 2) / 3;
        for (int from = 0; from < texts.size(); from += each) {
            List<Sample> samples = texts.subList(from, Math.min(from + each, texts.size())).stream()
                    .map(t -> new Sample(t, null, List.of(), FinishReason.STOP, 1))
                    .toList();
            int id = sessions.size() + 1;
            sessions.add(new Session(id, LocalDate.of(2026, 1, id), List.of(SERVED), Map.of(), samples));
        }
        return new Baseline(
                new ReplayKey(promptCase.key(), "model"), MODEL.id(), RequestHash.of(promptCase, MODEL), sessions);
    }

    /** As a replay says it of a case that was never asked. */
    private static CaseReplay spared(PromptCase promptCase) {
        CaseReplay.NotCalled spared =
                new CaseReplay.NotCalled(CaseReplay.Reason.SPARED, Phrase.of("not-called.spared"));
        return new CaseReplay(promptCase, MODEL, List.of(), null, spared, false, 0, Duration.ZERO, Map.of());
    }

    private static CaseReplay replay(PromptCase promptCase, List<String> texts) {
        List<Answer> answers = new ArrayList<>();
        for (String text : texts) {
            answers.add(new Answer(
                    answers.size(),
                    new ChatResponse(
                            text, List.of(), FinishReason.STOP, Usage.NONE, List.of(), SERVED, Duration.ofMillis(1))));
        }
        return new CaseReplay(promptCase, MODEL, answers, null, null, false, answers.size(), Duration.ZERO, Map.of());
    }
}
