package io.driftgauge.allure;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.report.RunInfo;
import io.driftgauge.report.RunResult;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What the overview says of the run: the models with who answered before and now, the embedder, device, seed, versions. */
final class EnvironmentFile {

    private EnvironmentFile() {}

    /** The content of {@code environment.properties}. */
    static String of(RunResult run) {
        StringBuilder out = new StringBuilder();
        entries(run)
                .forEach((name, value) -> out.append(escape(name, true))
                        .append(" = ")
                        .append(escape(value, false))
                        .append('\n'));
        return out.toString();
    }

    private static Map<String, String> entries(RunResult run) {
        Map<String, String> entries = new LinkedHashMap<>(models(run));
        RunInfo info = run.info();
        if (!info.embedder().isEmpty()) {
            entries.put("embedder", embedder(info.embedder()));
        }
        entries.put("baselines", info.mode().equals("verify") ? "verified" : "written: " + info.mode());
        entries.put("live calls", info.live() ? "yes" : "no");
        entries.put("run", extent(run));
        entries.put("alpha", Double.toString(info.alpha()));
        entries.put("seed", Long.toString(info.seed()));
        entries.put("model calls", Integer.toString(info.calls()));
        new TreeMap<>(info.environment()).forEach(entries::putIfAbsent);
        new TreeMap<>(info.versions()).forEach(entries::putIfAbsent);
        return entries;
    }

    private static String extent(RunResult run) {
        if (run.info().whole()) {
            return "whole";
        }
        return run.suites().isEmpty()
                ? "a part: no suite verdicts, not in the history"
                : "not as the files say (another model, or filtered): not in the history";
    }

    private static String embedder(Map<String, String> embedder) {
        Map<String, String> rest = new TreeMap<>(embedder);
        StringBuilder name = new StringBuilder(Objects.requireNonNullElse(rest.remove("name"), "unnamed"));
        rest.forEach((key, value) -> name.append(", ").append(key).append(" ").append(Identity.abbreviated(value)));
        return name.toString();
    }

    private static Map<String, String> models(RunResult run) {
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
                "model " + label,
                id + " · " + change(before.getOrDefault(label, Set.of()), now.getOrDefault(label, Set.of()))));
        return models;
    }

    private static String change(Set<ServedIdentity> before, Set<ServedIdentity> now) {
        if (now.isEmpty()) {
            return "no answer";
        }
        Set<ServedIdentity> fresh = new LinkedHashSet<>(now);
        fresh.removeAll(before);
        return before.isEmpty() || fresh.isEmpty()
                ? Identity.text(now)
                : Identity.text(before) + " → " + Identity.text(fresh);
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
