package io.driftgauge.run;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import io.driftgauge.baseline.Baseline;
import io.driftgauge.baseline.BaselineStore;
import io.driftgauge.baseline.Recorder;
import io.driftgauge.compare.AnswerParser;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Grades;
import io.driftgauge.drift.ControlArm;
import io.driftgauge.drift.Judge;
import io.driftgauge.drift.Judgement;
import io.driftgauge.drift.Replayed;
import io.driftgauge.drift.Stability;
import io.driftgauge.drift.Terms;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.replay.Backoff;
import io.driftgauge.replay.CallBudget;
import io.driftgauge.replay.CaseReplay;
import io.driftgauge.replay.Deadline;
import io.driftgauge.replay.Models;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.replay.ReplayOptions;
import io.driftgauge.replay.ReplayTarget;
import io.driftgauge.replay.Replayer;
import io.driftgauge.report.RunFolders;
import io.driftgauge.suite.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stages of a run, from the calls to the verdicts; recording comes in between where it was asked. */
final class RunPipeline {

    private final RunContext context;
    private final RunOptions options;
    private final Project project;
    private final Stages stages;
    private final Sharding sharding;
    private final Path baselines;
    private final Secrets secrets;
    private final BaselineStore store;
    private boolean interrupted;

    RunPipeline(
            RunContext context,
            RunFolders folders,
            RunOptions options,
            Project project,
            Stages stages,
            Sharding sharding) {
        this.context = context;
        this.options = options;
        this.project = project;
        this.stages = stages;
        this.sharding = sharding;
        this.baselines = folders.baselines();
        this.secrets = Secrets.of(context.environment());
        this.store = new BaselineStore(folders.baselines(), secrets);
    }

    /** True if the thread was interrupted meanwhile; its status is cleared, so that the rest can use files. */
    boolean interrupted() {
        return interrupted;
    }

    Judged run(Scope scope) {
        Map<ReplayKey, Baseline> baselines = stages.time("load", () -> read(scope.cases()));
        try (Models models = new Models(
                        sharding.models(context.services().models()), project.prompts(), modelSettings(), secrets);
                ComparisonStage compare = new ComparisonStage(context.services(), project, modelSettings())) {
            List<ModelSpec> providers = scope.cases().stream()
                    .flatMap(c -> Stream.concat(Stream.of(c.provider()), c.promptCase().script().providers().stream()))
                    .distinct()
                    .toList();
            List<ModelSpec> asked = Stream.concat(providers.stream(), JudgeStage.judges(scope.cases()).stream())
                    .distinct()
                    .toList();
            models.check(asked);
            holdControl(providers, models);
            List<ModelSpec> costly = asked.stream()
                    .filter(p -> options.live() && models.needsLive(p) && !sharding.merges())
                    .toList();
            LiveBudget.require(project.budget(), costly);
            if (!costly.isEmpty()
                    && scope.cases().stream()
                            .anyMatch(c -> c.promptCase().drift().compare())) {
                compare.tryOut(baselines.values());
            }
            Replayer replayer = new Replayer(models, replayOptions(), AnswerParser.reading());
            JudgeStage judges = new JudgeStage(replayer, options.seed());
            Recording recording = new Recording(
                    options.mode(),
                    options.seed(),
                    baselines,
                    new Recorder(
                            context.clock(),
                            (replay, text) ->
                                    AnswerParser.parse(replay.promptCase().answer(), text)));
            tellPlan(scope.cases(), costly, recording);

            CallPlan plan =
                    CallPlan.of(scope.cases(), recording, baselines, models, compare, project.alpha(), options.seed());
            List<CaseReplay> replays = inOrder(
                    scope.cases(),
                    replay(replayer, plan.ordered(scope.cases(), options.seed()), recording::target, plan).stream()
                            .map(plan::withoutSpared)
                            .toList());
            Grades grades = grade(judges, replays);
            List<Comparison> comparisons = compared(() -> compare.compare(replays, baselines, grades));
            Judgement judgement = judge(scope, replays, comparisons, Set.of(), plan);

            Recorded recorded = Recorded.NOTHING;
            if (options.mode().writes()) {
                RecordStage stage = new RecordStage(recording);
                Map<ReplayKey, Comparison> byKey = byKey(comparisons);
                Recorded atOnce = stage.answered(scope.cases(), replays, byKey);
                List<PlannedTest.OfCase> again = interrupted || options.mode() != BaselineMode.UPDATE
                        ? List.of()
                        : stage.drifted(scope.cases(), judgement);
                List<CaseReplay> fresh = replay(
                        replayer,
                        again,
                        recording::fresh,
                        CallPlan.fixed(again, c -> c.promptCase().drift().baselineSamples()));
                Grades freshGrades = grade(judges, fresh);
                Map<ReplayKey, Comparison> freshCompared =
                        byKey(compared(() -> compare.compare(fresh, baselines, freshGrades)));
                recorded = atOnce.and(stage.answeredAgain(fresh, freshCompared));
                Recorded toWrite = recorded;
                stages.time("record", () -> {
                    store.writeAll(toWrite.entries());
                    return toWrite;
                });
                recorded = recorded.with(
                        compared(() -> stability(compare, Stream.concat(replays.stream(), fresh.stream()), toWrite)));
                judgement = judge(scope, replays, comparisons, recorded.keys(), plan);
            }
            StepStage steps = new StepStage(project.alpha(), options.seed());
            judgement = attribute(steps, judgement, replayer, compare);
            return new Judged(
                    sharding.told(recorded.annotate(judgement)),
                    recorded.calls() + steps.calls() + judges.calls(),
                    recorded.cost().plus(steps.cost()).plus(judges.cost()),
                    providers.stream()
                            .filter(models::needsLive)
                            .map(ModelSpec::label)
                            .collect(Collectors.toSet()),
                    compare.embedder(),
                    compare.environment());
        }
    }

    private <T> T compared(Supplier<T> work) {
        try {
            return stages.time("compare", work);
        } finally {
            interrupted |= Thread.interrupted();
        }
    }

    /** How much the answers of the baselines vary that were written just now; not told where they could not be embedded. */
    private static Map<ReplayKey, Stability> stability(
            ComparisonStage compare, Stream<CaseReplay> replays, Recorded recorded) {
        Map<ReplayKey, Baseline> written = new HashMap<>();
        recorded.entries().forEach(e -> written.put(e.baseline().key(), e.baseline()));
        Map<ReplayKey, CaseReplay> latest = new HashMap<>();
        replays.filter(r -> written.containsKey(r.key())).forEach(r -> latest.put(r.key(), r));
        Map<ReplayKey, Stability> stability = new HashMap<>();
        compare.compare(List.copyOf(latest.values()), written).stream()
                .filter(c -> !(c.comparability() instanceof Comparison.NotEmbedded))
                .forEach(c -> stability.put(c.replay().key(), Stability.of(c)));
        return stability;
    }

    /** Before anything is paid for. */
    private void tellPlan(List<PlannedTest.OfCase> cases, List<ModelSpec> costly, Recording recording) {
        List<PlannedTest.OfCase> paid = cases.stream()
                .filter(c -> Stream.of(
                                Stream.of(c.provider()),
                                c.promptCase().script().providers().stream(),
                                JudgeStage.judges(List.of(c)).stream())
                        .flatMap(providers -> providers)
                        .anyMatch(costly::contains))
                .toList();
        if (!paid.isEmpty()) {
            context.progress().planned(SpendingPlan.of(paid, costly, recording::atMost, project.budget()));
        }
    }

    /** Recordings lie beside the baselines, wherever the project's root is. */
    private Settings modelSettings() {
        return Settings.of(Map.of(
                        SettingNames.PREFIX + "baselines",
                        baselines.toAbsolutePath().toString()))
                .orElse(context.settings());
    }

    /** A control arm that someone else can change controls nothing. */
    private void holdControl(List<ModelSpec> providers, Models models) {
        for (ModelSpec provider : providers) {
            if (provider.label().equals(project.control()) && models.needsLive(provider)) {
                throw new InvalidInputException(new Problem(
                        provider.where(),
                        "the control arm '" + provider.label() + "' (" + provider.id()
                                + ") is not a local model, so it can change by itself. Name one that runs in process, like"
                                + " djl:tiny-2026.1."));
            }
        }
    }

    /** Which step of a chain moved; an interrupted run asks no more. */
    private Judgement attribute(StepStage steps, Judgement judgement, Replayer replayer, ComparisonStage compare) {
        if (interrupted || !StepStage.concerns(judgement)) {
            return judgement;
        }
        try {
            return stages.time("steps", () -> steps.attribute(judgement, replayer::replay, compare::compare));
        } finally {
            interrupted |= Thread.interrupted();
        }
    }

    private ReplayOptions replayOptions() {
        return new ReplayOptions(
                options.live(),
                options.concurrency(),
                sharding.merges()
                        ? new CallBudget(null, null)
                        : new CallBudget(
                                project.budget().calls(), project.budget().usd()),
                new Deadline(options.timeout(), System::nanoTime),
                sharding.merges() ? (retry, asked) -> {} : Backoff.JITTERED,
                context.progress());
    }

    private List<CaseReplay> replay(
            Replayer replayer,
            List<PlannedTest.OfCase> cases,
            Function<PlannedTest.OfCase, ReplayTarget> target,
            CallPlan plan) {
        List<ReplayTarget> targets = cases.stream().map(target).toList();
        try {
            return stages.time("replay", () -> replayer.replay(targets, plan));
        } finally {
            interrupted |= Thread.interrupted();
        }
    }

    /** The replays in the order of the cases, whatever order they were asked in. */
    private static List<CaseReplay> inOrder(List<PlannedTest.OfCase> cases, List<CaseReplay> replays) {
        Map<ReplayKey, CaseReplay> byKey = new HashMap<>();
        replays.forEach(r -> byKey.put(r.key(), r));
        return cases.stream()
                .map(c -> Objects.requireNonNull(byKey.get(c.key())))
                .toList();
    }

    private Grades grade(JudgeStage judges, List<CaseReplay> replays) {
        if (!JudgeStage.isNeeded(replays)) {
            return Grades.NONE;
        }
        try {
            return stages.time("grade", () -> judges.grade(replays));
        } finally {
            interrupted |= Thread.interrupted();
        }
    }

    private Judgement judge(
            Scope scope,
            List<CaseReplay> replays,
            List<Comparison> comparisons,
            Set<ReplayKey> recorded,
            CallPlan plan) {
        Terms terms = new Terms(
                project.alpha(), options.seed(), project.overridden(), scope.whole(), recorded, plan.staged());
        String control = project.control();
        return stages.time("judge", () -> {
            Judgement judgement = Replayed.stamp(new Judge(terms).judge(replays, comparisons));
            return control == null ? judgement : ControlArm.explain(judgement, control);
        });
    }

    /** Every stored baseline of these cases: a corrupt one is found before anything is paid for. */
    private Map<ReplayKey, Baseline> read(List<PlannedTest.OfCase> cases) {
        Map<ReplayKey, Baseline> baselines = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (PlannedTest.OfCase test : cases) {
            try {
                store.read(test.promptCase(), test.provider()).ifPresent(b -> baselines.put(test.key(), b));
            } catch (InvalidInputException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems.stream().distinct().toList());
        }
        return baselines;
    }

    private static Map<ReplayKey, Comparison> byKey(List<Comparison> comparisons) {
        Map<ReplayKey, Comparison> byKey = new HashMap<>();
        comparisons.forEach(c -> byKey.put(c.replay().key(), c));
        return byKey;
    }
}
