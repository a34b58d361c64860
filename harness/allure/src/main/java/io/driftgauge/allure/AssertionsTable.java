package io.driftgauge.allure;

import io.driftgauge.compare.AssertionResult;
import io.driftgauge.compare.Comparison;
import java.util.List;

/** What each assertion of a case found over its answers. */
final class AssertionsTable {

    private static final int LONGEST = 1500;

    private AssertionsTable() {}

    /** None for a case without assertions, or without answers. */
    static List<Html> of(Comparison comparison, Wording wording) {
        if (comparison.assertions().isEmpty()) {
            return List.of();
        }
        Html body = Html.of("tbody");
        for (AssertionResult result : comparison.assertions()) {
            String metric = result.assertion().details().metric();
            Html name = Html.of("td").add(Html.of("b", result.assertion().name()));
            if (metric != null) {
                name.add(Html.of("div", metric).with("class", "dg-count"));
            }
            Html said = Html.of("td", Shortened.of(result.message(), LONGEST, wording))
                    .with("class", "dg-text");
            result.ungraded().ifPresent(why -> said.add(Html.of("div", why).with("class", "dg-note")));
            result.judges()
                    .forEach(judge -> said.add(Html.of(
                                    "div",
                                    judge.label() + " · " + judge.id() + " · "
                                            + Identity.text(judge.served(), wording.say("env.unknown")))
                            .with("class", "dg-count")));
            body.add(Html.of("tr")
                    .add(
                            Html.of("td", result.holds() ? "✓" : "✗"),
                            name,
                            Html.of("td", wording.say("page.of", result.passed(), result.total())),
                            Html.of("td", Figure.of(result.score())),
                            said));
        }
        Html head = Html.of("tr").add(Html.of("th", ""));
        for (String title : List.of("assertion", "passed", "score", "said")) {
            head.add(Html.of("th", wording.say("page.assertions." + title)));
        }
        return List.of(
                Html.of("table").with("class", "dg-tools").add(Html.of("thead").add(head), body));
    }
}
