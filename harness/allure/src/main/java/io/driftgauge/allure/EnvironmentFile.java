package io.driftgauge.allure;

import io.driftgauge.baseline.Session;
import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.report.ReportTexts;
import io.driftgauge.report.RunInfo;
import io.driftgauge.report.RunResult;
import io.driftgauge.report.Timelines;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the overview says of the run: the models with who answered before and now, the embedder, device, seed, versions. */
final class EnvironmentFile {

    private final RunResult run;
    private final ReportTexts texts;

    private EnvironmentFile(RunResult run, ReportTexts texts) {
        this.run = run;
        this.texts = texts;
    }

    /** The content of {@code environment.properties}. */
    static String of(RunResult run, ReportTexts texts, Timelines timelines) {
        StringBuilder out = new StringBuilder();
        new EnvironmentFile(run, texts)
                .entries(timelines)
                .forEach((name, value) -> out.append(escape(name, true))
                        .append(" = ")
                        .append(escape(value, false))
                        .append('\n'));
        return out.toString();
    }

    private Map<String, String> entries(Timelines timelines) {
        Map<String, String> entries = new LinkedHashMap<>(models());
        RunInfo info = run.info();
        if (!info.embedder().isEmpty()) {
            entries.put(texts.get("env.embedder"), embedder(info.embedder()));
        }
        entries.put(
                texts.get("env.baselines"),
                info.mode().equals("verify")
                        ? texts.get("env.baselines.verify")
                        : texts.get("env.baselines.other", info.mode()));
        dates().ifPresent(dates -> entries.put(texts.get("env.baselines.dates"), dates));
        entries.put(texts.get("env.live"), texts.get(info.live() ? "env.yes" : "env.no"));
        if (!info.http().equals("live")) {
            entries.put(texts.get("env.http"), info.http());
        }
        entries.put(texts.get("env.run"), extent());
        entries.put(texts.get("env.history"), Integer.toString(timelines.runs().size()));
        entries.put(texts.get("env.alpha"), Double.toString(info.alpha()));
        entries.put(texts.get("env.seed"), Long.toString(info.seed()));
        entries.put(texts.get("env.calls"), Integer.toString(info.calls()));
        Long prompt = info.usage().promptTokens();
        Long completion = info.usage().completionTokens();
        if (prompt != null && completion != null) {
            entries.put(texts.get("env.tokens"), texts.get("env.tokens.value", prompt, completion));
        }
        Money.of(info.cost()).ifPresent(cost -> entries.put(texts.get("page.cost"), cost));
        new TreeMap<>(info.environment()).forEach(entries::putIfAbsent);
        new TreeMap<>(info.versions()).forEach(entries::putIfAbsent);
        return entries;
    }

    /** From the first to the last day on which an answer of a baseline was recorded. */
    private Optional<String> dates() {
        List<LocalDate> dates = run.cases().stream()
                .map(CaseResult::comparison)
                .filter(Objects::nonNull)
                .map(Comparison::baseline)
                .filter(Objects::nonNull)
                .flatMap(b -> b.sessions().stream())
                .map(Session::date)
                .sorted()
                .toList();
        if (dates.isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = dates.get(0);
        LocalDate last = dates.get(dates.size() - 1);
        return Optional.of(first.equals(last) ? first.toString() : first + " … " + last);
    }

    private String extent() {
        if (run.info().whole()) {
            return texts.get("env.whole");
        }
        return texts.get(run.suites().isEmpty() ? "env.part" : "env.other");
    }

    private String embedder(Map<String, String> embedder) {
        Map<String, String> rest = new TreeMap<>(embedder);
        StringBuilder name =
                new StringBuilder(Objects.requireNonNullElse(rest.remove("name"), texts.get("env.unnamed")));
        rest.forEach((key, value) -> name.append(", ").append(key).append(" ").append(Identity.abbreviated(value)));
        return name.toString();
    }

    private Map<String, String> models() {
        Map<String, String> ids = new TreeMap<>();
        Map<String, Set<ServedIdentity>> before = new TreeMap<>();
        Map<String, Set<ServedIdentity>> now = new TreeMap<>();
        for (CaseResult result : run.cases()) {
            String label = result.key().provider();
            ids.put(label, result.replay().provider().id());
            before.computeIfAbsent(label, l -> new LinkedHashSet<>()).addAll(Identity.before(result));
            now.computeIfAbsent(label, l -> new LinkedHashSet<>()).addAll(Identity.now(result.replay()));
        }
        Map<String, String> models = new LinkedHashMap<>();
        ids.forEach((label, id) -> models.put(
                texts.get("env.model", label),
                id + " · " + change(before.getOrDefault(label, Set.of()), now.getOrDefault(label, Set.of()))));
        return models;
    }

    private String change(Set<ServedIdentity> before, Set<ServedIdentity> now) {
        if (now.isEmpty()) {
            return texts.get("env.noanswer");
        }
        String unknown = texts.get("env.unknown");
        Set<ServedIdentity> fresh = new LinkedHashSet<>(now);
        fresh.removeAll(before);
        return before.isEmpty() || fresh.isEmpty()
                ? Identity.text(now, unknown)
                : Identity.text(before, unknown) + " → " + Identity.text(fresh, unknown);
    }

    private static String escape(String text, boolean key) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || (c == ' ' && (key || i == 0)) || (key && "=:#!".indexOf(c) >= 0)) {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
