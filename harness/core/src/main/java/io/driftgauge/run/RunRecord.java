package io.driftgauge.run;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.model.Cost;
import io.driftgauge.model.Usage;
import io.driftgauge.report.RunInfo;
import io.driftgauge.report.RunResult;
import io.driftgauge.suite.Project;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Puts a run's result together. */
final class RunRecord {

    private RunRecord() {}

    /**
     * The result.
     *
     * @param earlier what a run of the same session found before
     */
    static RunResult of(
            Instant started,
            RunOptions options,
            Project project,
            Scope scope,
            Judged judged,
            Stages stages,
            Optional<RunResult> earlier) {
        List<CaseResult> cases = new ArrayList<>();
        List<SuiteResult> suites = new ArrayList<>();
        earlier.ifPresent(e -> {
            cases.addAll(e.cases());
            suites.addAll(e.suites());
        });
        cases.addAll(judged.judgement().cases());
        suites.addAll(judged.judgement().suites());
        if (earlier.isPresent()) {
            cases.sort(Comparator.comparing(c -> c.key().caseKey().suite()));
        }
        Usage usage = cases.stream()
                .flatMap(c -> c.replay().answers().stream())
                .map(a -> a.response().usage())
                .reduce(Usage.NONE, Usage::plus);
        int calls = judged.extraCalls()
                + cases.stream().mapToInt(c -> c.replay().calls()).sum();
        Cost cost = cases.stream().map(c -> c.replay().cost()).reduce(judged.extraCost(), Cost::plus);
        RunInfo info = new RunInfo(
                earlier.map(e -> e.info().id())
                        .orElseGet(() -> UUID.randomUUID().toString()),
                earlier.map(e -> e.info().started()).orElse(started),
                options.mode().text(),
                options.live(),
                options.http().text(),
                scope.everything(),
                Versions.all(),
                environment(judged, cases),
                judged.embedder(),
                options.seed(),
                project.alpha(),
                calls,
                usage,
                cost,
                stages.total(),
                stages.times());
        return new RunResult(info, suites, cases);
    }

    /** The embedder's and the models', each engine's own words; the machine's system and processor. */
    private static Map<String, String> environment(Judged judged, List<CaseResult> cases) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        cases.forEach(c -> environment.putAll(c.replay().environment()));
        environment.putAll(judged.environment());
        return environment;
    }
}
