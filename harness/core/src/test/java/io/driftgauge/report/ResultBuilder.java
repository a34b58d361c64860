package io.driftgauge.report;

import io.driftgauge.base.Secrets;
import io.driftgauge.drift.CaseBuilder;
import io.driftgauge.drift.Judge;
import io.driftgauge.drift.Judgement;
import io.driftgauge.drift.SuiteOnProvider;
import io.driftgauge.drift.Terms;
import io.driftgauge.model.Cost;
import io.driftgauge.model.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs for the tests of what runs leave behind. */
final class ResultBuilder {

    static final Secrets NO_SECRETS = Secrets.of(Map.of());

    private ResultBuilder() {}

    static RunFolders folders(Path root) {
        return new RunFolders(
                root,
                root.resolve("prompts"),
                root.resolve("baselines"),
                root.resolve("reports"),
                root.resolve("reports/history.jsonl"));
    }

    static Judgement judge(List<CaseBuilder> cases) {
        Set<SuiteOnProvider> whole =
                cases.stream().map(c -> SuiteOnProvider.of(c.key())).collect(Collectors.toSet());
        return new Judge(new Terms(0.01, 7, Map.of(), whole, Set.of()))
                .judge(
                        cases.stream().map(CaseBuilder::replay).toList(),
                        cases.stream().map(CaseBuilder::comparison).toList());
    }

    static RunResult run(String id, List<CaseBuilder> cases) {
        Judgement judgement = judge(cases);
        return new RunResult(info(id, "verify", true, 3), judgement.suites(), judgement.cases());
    }

    static RunInfo info(String id, String mode, boolean whole, int calls) {
        return new RunInfo(
                id,
                Instant.parse("2026-11-23T10:00:00Z"),
                mode,
                false,
                "live",
                whole,
                Map.of("driftgauge", "0.1.0"),
                Map.of("os", "linux"),
                Map.of("name", "all-MiniLM-L6-v2", "checksum", "ab"),
                7,
                0.01,
                calls,
                new Usage(120, 40),
                Cost.NONE,
                Duration.ofMillis(1234),
                Map.of("replay", Duration.ofMillis(1000)));
    }

    /** 30 days have become 14. */
    static CaseBuilder moved() {
        return CaseBuilder.of("support/refunds", "refund-window")
                .exact(
                        CaseBuilder.stating("You have 30 days to return it.", List.of("30 days"), 1, 0),
                        CaseBuilder.stating("You have 14 days to return it.", List.of("14 days"), 1, 0.2f));
    }

    static CaseBuilder held() {
        return CaseBuilder.of("support/refunds", "open-question")
                .exact(CaseBuilder.labelled("yes", 1, 0), CaseBuilder.labelled("yes", 1, 0));
    }
}
