package io.driftgauge.compare;

import io.driftgauge.base.Phrase;
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

    static Phrase of(List<String> before, List<String> now) {
        List<String> gone = minus(before, now);
        List<String> come = minus(now, before);
        List<Phrase> parts = new ArrayList<>();
        for (String old : List.copyOf(gone)) {
            String unit = unit(old);
            come.stream().filter(n -> unit.equals(unit(n))).findFirst().ifPresent(current -> {
                parts.add(Phrase.verbatim(old + " → " + current));
                gone.remove(old);
                come.remove(current);
            });
        }
        add(parts, "change.gone", gone);
        add(parts, "change.new", come);
        Phrase shown = Phrase.list("list.semicolon", parts.subList(0, Math.min(LISTED, parts.size())));
        return parts.size() > LISTED ? Phrase.of("change.andmore", shown, parts.size() - LISTED) : shown;
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

    private static void add(List<Phrase> parts, String title, List<String> facts) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        facts.forEach(f -> counts.merge(f, 1, Integer::sum));
        List<Phrase> texts = counts.entrySet().stream()
                .limit(LISTED)
                .map(e -> e.getValue() > 1
                        ? Phrase.of("change.times", e.getKey(), e.getValue())
                        : Phrase.verbatim(e.getKey()))
                .toList();
        if (!texts.isEmpty()) {
            Phrase listed = Phrase.list("list.comma", texts);
            parts.add(
                    Phrase.of(title, counts.size() > LISTED ? Phrase.joined(listed, Phrase.verbatim(", …")) : listed));
        }
    }
}
