package io.driftgauge.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in words what became of the facts. */
final class FactDifference {

    private static final Pattern QUANTITY = Pattern.compile("-?\\d+(?:\\.\\d+)?(?<unit>%| \\D+|)");

    /** More are only counted. */
    private static final int LISTED = 8;

    private FactDifference() {}

    static String of(List<String> before, List<String> now) {
        List<String> gone = minus(before, now);
        List<String> come = minus(now, before);
        List<String> parts = new ArrayList<>();
        for (String old : List.copyOf(gone)) {
            String unit = unit(old);
            come.stream().filter(n -> unit.equals(unit(n))).findFirst().ifPresent(current -> {
                parts.add(old + " → " + current);
                gone.remove(old);
                come.remove(current);
            });
        }
        add(parts, "gone: ", gone);
        add(parts, "new: ", come);
        String more = parts.size() > LISTED ? "; and " + (parts.size() - LISTED) + " more" : "";
        return String.join("; ", parts.subList(0, Math.min(LISTED, parts.size()))) + more;
    }

    /** What two quantities have in common that are paired: "days"; never equal for what has no number. */
    private static String unit(String fact) {
        Matcher quantity = QUANTITY.matcher(fact);
        return quantity.matches() ? quantity.group("unit") : "\0" + fact;
    }

    private static List<String> minus(List<String> all, List<String> without) {
        List<String> left = new ArrayList<>(all);
        without.forEach(left::remove);
        return left;
    }

    private static void add(List<String> parts, String title, List<String> facts) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        facts.forEach(f -> counts.merge(f, 1, Integer::sum));
        List<String> texts = counts.entrySet().stream()
                .limit(LISTED)
                .map(e -> e.getKey() + (e.getValue() > 1 ? " (" + e.getValue() + " times)" : ""))
                .toList();
        if (!texts.isEmpty()) {
            parts.add(title + String.join(", ", texts) + (counts.size() > LISTED ? ", …" : ""));
        }
    }
}
