package io.driftgauge.allure;

import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.compare.StepComparison;
import io.driftgauge.drift.Attribution;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.StepFinding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a chain or turns of a conversation: which moved first, which only followed, what each said and says. */
final class StepsTable {

    private static final int LONGEST = 2000;

    private final Wording wording;

    private StepsTable(Wording wording) {
        this.wording = wording;
    }

    /** None for a case that asks once. */
    static List<Html> of(CaseResult result, Wording wording) {
        StepsTable table = new StepsTable(wording);
        Attribution attribution = result.attribution();
        Comparison comparison = result.comparison();
        List<Html> rows = new ArrayList<>();
        if (attribution != null) {
            attribution.steps().forEach(step -> rows.add(table.row(step, attribution.first())));
        } else if (comparison != null) {
            comparison.steps().forEach(step -> rows.add(table.row(step)));
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        Html head = Html.of("tr");
        for (String title : List.of("page.steps.step", "page.baseline", "page.now", "page.steps.same")) {
            head.add(Html.of("th", wording.say(title)));
        }
        Html body = Html.of("tbody").add(rows);
        return List.of(
                Html.of("h3", wording.say("page.steps")),
                Html.of("table").with("class", "dg-tools").add(Html.of("thead").add(head), body));
    }

    private Html row(StepFinding step, @Nullable StepFinding first) {
        Html name = Html.of("td").add(Html.of("b", step.step()));
        String state = wording.say(step.equals(first) ? "page.step.first" : "page.step." + step.state());
        name.add(Html.of("div", state).with("class", "dg-count"));
        if (!step.words().isEmpty()) {
            name.add(Html.of("div", wording.say(step.words())));
        }
        Marked marked = Marked.of(cut(step.was()), cut(step.is()));
        String onBaseline = step.onBaseline();
        Html same = Html.of("td");
        if (onBaseline != null) {
            same.add(Marked.of(cut(step.was()), cut(onBaseline)).now());
        }
        return Html.of("tr")
                .add(name, Html.of("td").add(marked.before()), Html.of("td").add(marked.now()), same);
    }

    private Html row(StepComparison step) {
        Marked marked = Marked.of(cut(first(step.before())), cut(first(step.now())));
        return Html.of("tr")
                .add(
                        Html.of("td").add(Html.of("b", step.step())),
                        Html.of("td").add(marked.before()),
                        Html.of("td").add(marked.now()),
                        Html.of("td"));
    }

    private static String first(List<Features> answers) {
        return answers.isEmpty() ? "" : answers.get(0).text();
    }

    private String cut(String text) {
        return Shortened.of(text, LONGEST, wording);
    }
}
