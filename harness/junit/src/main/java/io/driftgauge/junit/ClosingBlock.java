package io.driftgauge.junit;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.VerdictKind;
import io.driftgauge.replay.Durations;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.report.RunFolders;
import io.driftgauge.report.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The last words of a run on the console: verdicts in numbers, every warning, where the report is. */
final class ClosingBlock {

    private static final int MOST_WARNINGS = 25;

    private static final int NAMED = 3;

    private ClosingBlock() {}

    static String of(RunResult result, List<String> warnings, RunFolders folders) {
        List<String> lines = new ArrayList<>();
        lines.add(result.cases().size() + (result.cases().size() == 1 ? " case: " : " cases: ")
                + verdicts(result.cases()) + ". " + result.info().calls() + " calls, "
                + Durations.text(result.info().wallTime()) + " (" + stages(result) + ").");
        List<String> all = Stream.of(warnings.stream(), notices(result.suites()), grouped(result.cases()))
                .flatMap(texts -> texts)
                .toList();
        all.stream().limit(MOST_WARNINGS).forEach(w -> lines.add("warning: " + w));
        if (all.size() > MOST_WARNINGS) {
            lines.add("warning: … and " + (all.size() - MOST_WARNINGS) + " more; see drift.md");
        }
        Stream.of("allure-report/index.html", "drift.md")
                .map(folders.reports()::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .ifPresent(file -> lines.add("report: " + shown(file, folders.root())));
        return String.join("\n", lines);
    }

    private static String verdicts(List<CaseResult> cases) {
        Map<VerdictKind, Integer> counts = new EnumMap<>(VerdictKind.class);
        cases.forEach(c -> counts.merge(c.verdict().kind(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String stages(RunResult result) {
        return result.info().stages().entrySet().stream()
                .map(e -> e.getKey() + " " + Durations.text(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** What answers take otherwise than they did: it turns no verdict, and should be seen. */
    private static Stream<String> notices(List<SuiteResult> suites) {
        return suites.stream().flatMap(s -> s.notices().stream().map(n -> s.suite() + " @ " + s.provider() + ": " + n));
    }

    /** One line a warning; cases that have the same share it. */
    private static Stream<String> grouped(List<CaseResult> cases) {
        Map<String, List<ReplayKey>> keys = new LinkedHashMap<>();
        cases.forEach(c -> Warnings.of(c)
                .ifPresent(text ->
                        keys.computeIfAbsent(text, t -> new ArrayList<>()).add(c.key())));
        return keys.entrySet().stream().map(e -> names(e.getValue()) + ": " + e.getKey());
    }

    private static String names(List<ReplayKey> keys) {
        String first = keys.stream().limit(NAMED).map(ReplayKey::toString).collect(Collectors.joining(", "));
        return keys.size() <= NAMED ? first : first + " and " + (keys.size() - NAMED) + " more";
    }

    private static Path shown(Path file, Path root) {
        return file.startsWith(root) ? root.relativize(file) : file;
    }
}
