package io.driftgauge.allure;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The facts (numbers with their units, negations) that a different share of the answers states now. */
final class FactTable {

    private static final int MOST = 30;
    private static final double SAME = 1e-9;

    private FactTable() {}

    /** None if all are as before. */
    static List<Html> of(Comparison comparison, Wording wording) {
        Map<String, double[]> shares = new TreeMap<>();
        count(comparison.before(), 0, shares);
        count(comparison.now(), 1, shares);
        List<Map.Entry<String, double[]>> changed = shares.entrySet().stream()
                .filter(e -> Math.abs(e.getValue()[0] - e.getValue()[1]) > SAME)
                .sorted(Comparator.comparingDouble(e -> -Math.abs(e.getValue()[0] - e.getValue()[1])))
                .limit(MOST)
                .toList();
        if (changed.isEmpty()) {
            return List.of();
        }
        Html body = Html.of("tbody");
        for (Map.Entry<String, double[]> fact : changed) {
            double[] share = fact.getValue();
            body.add(Html.of("tr")
                    .add(
                            Html.of("td").add(Html.of(share[0] > share[1] ? "del" : "ins", fact.getKey())),
                            Html.of("td", Figure.percent(share[0])),
                            Html.of("td", Figure.percent(share[1]))));
        }
        Html head = Html.of("tr")
                .add(
                        Html.of("th", wording.say("page.facts.fact")),
                        Html.of("th", wording.say("page.facts.before")),
                        Html.of("th", wording.say("page.facts.now")));
        return List.of(
                Html.of("h3", wording.say("page.facts")),
                Html.of("table").with("class", "dg-facts").add(Html.of("thead").add(head), body));
    }

    /** Share of the answers that state a fact at least once. */
    private static void count(List<Features> answers, int side, Map<String, double[]> shares) {
        for (Features answer : answers) {
            answer.facts().stream()
                    .distinct()
                    .forEach(fact -> shares.computeIfAbsent(fact, f -> new double[2])[side] += 1.0 / answers.size());
        }
    }
}
