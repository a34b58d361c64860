package io.driftgauge.allure;

import io.driftgauge.compare.Change;
import io.driftgauge.compare.Comparison;
import java.util.List;

/** What differs, one thing a row: a path of the JSON, a fact, a tool with its arguments. */
final class ChangesTable {

    private static final int MOST = 60;
    private static final int LONGEST = 400;

    private ChangesTable() {}

    /** None where nothing was told apart. */
    static List<Html> of(Comparison comparison, Wording wording) {
        if (comparison.changes().isEmpty()) {
            return List.of();
        }
        Html body = Html.of("tbody");
        comparison.changes().stream().limit(MOST).forEach(change -> body.add(row(change, wording)));
        if (comparison.changes().size() > MOST) {
            body.add(Html.of("tr")
                    .add(Html.of("td", "… +" + (comparison.changes().size() - MOST))
                            .with("colspan", "3")));
        }
        return List.of(
                Html.of("h3", wording.say("page.changes")),
                Html.of("table").with("class", "dg-tools").add(body));
    }

    private static Html row(Change change, Wording wording) {
        String step = change.step() == null ? "" : change.step() + ": ";
        Html what = Html.of("td");
        String was = change.was();
        String is = change.is();
        if (was != null) {
            what.add(Html.of("del", Shortened.of(was, LONGEST, wording)));
        }
        if (was != null && is != null) {
            what.text(" → ");
        }
        if (is != null) {
            what.add(Html.of("ins", Shortened.of(is, LONGEST, wording)));
        }
        return Html.of("tr")
                .add(
                        Html.of("td", step + (change.path().isEmpty() ? change.kind() : change.path())),
                        what,
                        Html.of("td", wording.say(change.said())));
    }
}
