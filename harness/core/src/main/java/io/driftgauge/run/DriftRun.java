package io.driftgauge.run;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.base.Secrets;
import io.driftgauge.baseline.BaselineStore;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.model.shard.ShardHeader;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.report.History;
import io.driftgauge.report.ReportTexts;
import io.driftgauge.report.RunFolders;
import io.driftgauge.report.RunReporter;
import io.driftgauge.report.RunResult;
import io.driftgauge.report.TestOutcome;
import io.driftgauge.suite.Project;
import io.driftgauge.suite.ProjectLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The main job, from prompt files to verdicts and reports: load, plan, {@linkplain #run replay and judge},
 * {@linkplain #closed close}. Not thread-safe.
 */
public final class DriftRun {

    private final RunContext context;
    private final RunFolders folders;
    private final RunOptions options;
    private final Sharding sharding;
    private final Project project;
    private final Planner planner;
    private final Listeners listeners;
    private final List<Path> otherHistories;
    private final SharedReports reports;
    private final Stages stages = new Stages(System::nanoTime);
    private Optional<RunResult> earlier = Optional.empty();

    private DriftRun(RunContext context) {
        this.context = context;
        this.folders = Folders.resolve(context.settings(), context.workingDirectory());
        RunOptions asked = OptionsReader.read(context.settings(), context.environment());
        this.sharding = Sharding.of(asked, context.settings(), folders, Secrets.of(context.environment()));
        this.options = sharding.options(asked);
        this.otherHistories = FilesOf.setting(
                SettingNames.PREFIX + "history.merge",
                "the history",
                name -> name.endsWith(".jsonl") && !ShardHeader.isFileName(name),
                context.settings(),
                folders);
        this.reports = new SharedReports(folders.reports());
        this.project = stages.time("load", () -> ProjectLoader.load(folders.prompts(), context.settings()));
        this.planner = new Planner(project, context.settings(), sharding);
        this.listeners = new Listeners(context.services().listeners());
    }

    /**
     * Reads settings and prompt files. Calls no model and writes nothing.
     *
     * @throws InvalidInputException if something in them can't be used
     */
    public static DriftRun load(RunContext context) {
        return new DriftRun(context);
    }

    /**
     * The tests of some suites, in an order that only the prompt files decide; filters applied.
     *
     * @param patterns globs of suite names
     * @throws InvalidInputException if a pattern matches no suite
     */
    public List<PlannedTest> plan(List<String> patterns) {
        return planner.plan(patterns);
    }

    /** Where it reads and writes. */
    public RunFolders folders() {
        return folders;
    }

    /**
     * Replays, compares, judges, records where that was asked, and writes the verdict files. What a run of the same
     * session did before stays, with its verdicts, in result and files. If the thread is interrupted meanwhile, calls stop,
     * and it returns with what is known and the interrupt status set.
     *
     * @param selected what to replay, each case × provider once
     * @param singledOut true if these are single tests picked by hand, so that no suite is judged
     * @throws InvalidInputException if nothing is selected, or a provider or a baseline can't be used
     */
    public RunResult run(List<PlannedTest.OfCase> selected, boolean singledOut) {
        if (selected.isEmpty()) {
            throw new InvalidInputException(new Problem(null, "Nothing to replay: " + filters()));
        }
        Scope scope = Scope.of(selected, project, singledOut || planner.isFiltered());
        Instant started = context.clock().instant();
        RunPipeline pipeline = new RunPipeline(context, folders, options, project, stages, sharding);
        try {
            Judged judged = pipeline.run(scope);
            RunResult result = new NightsStage(new History(folders.history()), judged.fresh())
                    .apply(RunRecord.of(started, options, project, scope, judged, stages, earlier));
            write(result);
            listeners.tell(l -> l.judged(result, folders, context.settings()));
            earlier = Optional.of(result);
            return result;
        } finally {
            if (pipeline.interrupted()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Tells the listeners that the last test was reported. */
    public void closed(RunResult result, Map<ReplayKey, TestOutcome> outcomes) {
        listeners.tell(l -> l.closed(result, outcomes, folders, context.settings()));
    }

    /** What a person should know beside the verdicts: what the prompt files say in vain, baselines without a case. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        project.warnings().forEach(w -> warnings.add(w.toString()));
        try {
            new BaselineStore(folders.baselines())
                    .orphans(project)
                    .forEach(o -> warnings.add(shown(o.file()) + ": no case reads this baseline any more (" + o.key()
                            + "). Delete it, or give the case its id back."));
        } catch (InvalidInputException e) {
            warnings.add(String.valueOf(e.getMessage())); // of a case that this run did not read
        }
        String advice = earlier.isPresent() ? sharding.advice() : null;
        if (advice != null) {
            warnings.add(advice);
        }
        if (reports.shared()) {
            warnings.add("Another run wrote to " + shown(folders.reports())
                    + " while this one ran, and what it found is written over there: the files tell of this run only, the"
                    + " tests of both. Run all prompt tests in one JVM (surefire: forkCount 1; Gradle: maxParallelForks 1), or"
                    + " give each JVM a folder of its own with " + SettingNames.PREFIX + "reports.");
        }
        earlier.ifPresent(result -> warnings.addAll(FloatingAliases.warnings(
                result.cases().stream().map(CaseResult::replay).toList())));
        return warnings;
    }

    private Path shown(Path file) {
        return file.startsWith(folders.root()) ? folders.root().relativize(file) : file;
    }

    private void write(RunResult result) {
        try {
            RunReporter reporter = new RunReporter(
                    folders, Secrets.of(context.environment()), ReportTexts.of(context.settings()), otherHistories);
            reports.write(() -> {
                sharding.write(folders.reports());
                reporter.write(result);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The verdicts could not be written to " + folders.reports() + ", so what stands there is old.", e);
        }
    }

    private String filters() {
        List<String> set = new ArrayList<>();
        for (String name : List.of("suites", "cases", "tags", "providers", "shard")) {
            context.settings()
                    .get(SettingNames.PREFIX + name)
                    .ifPresent(value -> set.add(SettingNames.PREFIX + name + "=" + value));
        }
        return set.isEmpty() ? "no case was selected." : String.join(", ", set) + " leaves no case.";
    }
}
