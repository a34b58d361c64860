package io.driftgauge.junit;

import io.driftgauge.base.Secrets;
import io.driftgauge.base.Settings;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.report.RunResult;
import io.driftgauge.report.TestOutcome;
import io.driftgauge.run.DriftRun;
import io.driftgauge.run.PlannedTest;
import io.driftgauge.run.RunContext;
import io.driftgauge.run.RunServices;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The replay of a launcher session. It is made once, when its first test is prepared, for all that the session's plan asks;
 * tests that are run again get the same verdicts. Closed by JUnit at the end of the session. Thread-safe.
 */
final class ReplaySession implements AutoCloseable {

    private final DriftRun run;
    private final FailureTexts texts;
    private final Map<ReplayKey, CaseResult> results = new HashMap<>();
    private final Outcomes outcomes = new Outcomes();
    private @Nullable RunResult result;
    private @Nullable RuntimeException failure;

    private ReplaySession(DriftRun run, Secrets secrets) {
        this.run = run;
        this.texts = new FailureTexts(run.folders(), secrets);
    }

    /**
     * Reads the project.
     *
     * @param parameters JUnit's configuration parameters
     */
    static ReplaySession open(Function<String, Optional<String>> parameters) {
        Map<String, String> environment = System.getenv();
        RunContext context = new RunContext(
                Settings.systemProperties().orElse(Settings.from(parameters)).orElse(Settings.environment(environment)),
                environment,
                Path.of("").toAbsolutePath(),
                Clock.systemUTC(),
                RunServices.discover(),
                new ProgressLine(text -> Console.standard().print(text), System::nanoTime));
        return new ReplaySession(DriftRun.load(context), Secrets.of(environment));
    }

    List<PlannedTest> plan(List<String> patterns) {
        return run.plan(patterns);
    }

    /** Replays what is asked and was not replayed before. If that failed before, it fails again in the same way. */
    synchronized void replay(Demand demand) {
        if (failure != null) {
            throw failure;
        }
        Selected selected = Selected.of(demand, run::plan);
        if (result != null && results.keySet().containsAll(selected.keys())) {
            return;
        }
        try {
            RunResult now = run.run(selected.without(results.keySet()), selected.singledOut());
            now.cases().forEach(c -> results.put(c.key(), c));
            result = now;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    synchronized CaseResult result(ReplayKey key) {
        CaseResult found = results.get(key);
        if (found == null) {
            throw new IllegalStateException(key + " was not asked for when the session was replayed.");
        }
        return found;
    }

    synchronized Optional<SuiteResult> suite(PlannedTest.OfSuite test) {
        return Optional.ofNullable(result)
                .flatMap(r -> r.suites().stream()
                        .filter(s -> s.suite().equals(test.suite())
                                && s.provider().equals(test.provider().label()))
                        .findFirst());
    }

    synchronized List<CaseResult> cases() {
        return result == null ? List.of() : result.cases();
    }

    FailureTexts texts() {
        return texts;
    }

    void ended(String template, ReplayKey key, TestOutcome outcome) {
        outcomes.ended(template, key, outcome);
    }

    @Override
    public synchronized void close() {
        if (result != null) {
            run.closed(result, outcomes.all());
            Console.standard().print(ClosingBlock.of(result, run.warnings(), run.folders()));
        }
    }
}
