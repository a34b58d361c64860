package io.driftgauge.allure;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which tools were called in which order, and by how many answers before and now. */
final class ToolTable {

    private ToolTable() {}

    /** None if no answer calls a tool. */
    static List<Html> of(Comparison comparison, Wording wording) {
        Map<List<String>, int[]> trajectories = new LinkedHashMap<>();
        count(comparison.before(), 0, trajectories);
        count(comparison.now(), 1, trajectories);
        if (trajectories.keySet().stream().allMatch(List::isEmpty)) {
            return List.of();
        }
        Html body = Html.of("tbody");
        trajectories.forEach((tools, counts) -> {
            String name = counts[1] == 0 ? "del" : counts[0] == 0 ? "ins" : "span";
            Html steps = Html.of("td");
            if (tools.isEmpty()) {
                steps.add(Html.of(name, wording.say("page.tools.none")));
            }
            for (int i = 0; i < tools.size(); i++) {
                steps.add(Html.of("div").add(Html.of(name, (i + 1) + ". " + tools.get(i))));
            }
            body.add(Html.of("tr")
                    .add(
                            steps,
                            share(counts[0], comparison.before().size(), wording),
                            share(counts[1], comparison.now().size(), wording)));
        });
        Html head = Html.of("tr")
                .add(
                        Html.of("th", wording.say("page.tools")),
                        Html.of("th", wording.say("page.baseline")),
                        Html.of("th", wording.say("page.now")));
        return List.of(
                Html.of("table").with("class", "dg-tools").add(Html.of("thead").add(head), body));
    }

    private static Html share(int count, int total, Wording wording) {
        return Html.of("td", wording.say("page.of", count, total));
    }

    private static void count(List<Features> answers, int side, Map<List<String>, int[]> trajectories) {
        answers.forEach(a -> trajectories.computeIfAbsent(a.tools(), t -> new int[2])[side]++);
    }
}
