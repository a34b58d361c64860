package io.driftgauge.run;

import io.driftgauge.model.ModelSpec;
import io.driftgauge.replay.CaseReplay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Points out models by names that lead to another one tomorrow, with the dated name that was served. */
final class FloatingAliases {

    private static final Pattern KIND = Pattern.compile("(?:chat|responses|messages|converse|completion):(?=.)");

    /** A date, a month or a numbered release at the end of a name: 2024-08-06, 20250514, 2411, 0613, 001, a digest. */
    private static final Pattern DATED = Pattern.compile(
            ".*(?:20[0-9]{2}-?[0-9]{2}-?[0-9]{2}|[-@](?:[0-9]{4}|00[0-9])(?:-v[0-9]+(?::[0-9]+)?)?|@sha256:[0-9a-f]{12,})$");

    private static final Pattern LATEST = Pattern.compile("(?:.*[-:/@])?latest", Pattern.CASE_INSENSITIVE);

    private FloatingAliases() {}

    /** One a provider whose name floats. */
    static List<String> warnings(Collection<CaseReplay> replays) {
        Map<String, ModelSpec> specs = new TreeMap<>();
        Map<String, Set<String>> served = new TreeMap<>();
        for (CaseReplay replay : replays) {
            ModelSpec spec = replay.provider();
            specs.putIfAbsent(spec.label(), spec);
            replay.answers().forEach(answer -> {
                String model = answer.response().served().model();
                if (model != null) {
                    served.computeIfAbsent(spec.label(), l -> new TreeSet<>()).add(model);
                }
            });
        }
        List<String> warnings = new ArrayList<>();
        specs.forEach((label, spec) -> {
            String warning = warning(spec, served.getOrDefault(label, Set.of()));
            if (!warning.isEmpty()) {
                warnings.add(warning);
            }
        });
        return warnings;
    }

    private static String warning(ModelSpec spec, Set<String> served) {
        String asked =
                KIND.matcher(spec.id().substring(spec.id().indexOf(':') + 1)).replaceFirst("");
        if (spec.id().startsWith("recorded:") || DATED.matcher(asked).matches() || served.isEmpty()) {
            return "";
        }
        boolean latest = LATEST.matcher(asked).matches();
        Set<String> dated = new TreeSet<>(served);
        String stem = asked.substring(asked.lastIndexOf('/') + 1);
        dated.removeIf(name -> !DATED.matcher(name).matches() || !(latest || name.contains(stem)));
        if (dated.isEmpty() && !latest) {
            return "";
        }
        String where = spec.where() == null ? "" : spec.where() + ": ";
        String names = String.join(" and ", dated.isEmpty() ? served : dated);
        return where + "'" + spec.id() + "' is a floating alias; " + names + " answered today. "
                + (dated.size() == 1
                        ? "Name that one, so that no release behind the alias moves the answers."
                        : "Name a dated model, so that no release behind the alias moves the answers.");
    }
}
