package io.driftgauge.allure;

import io.driftgauge.compare.Comparison;
import java.util.Comparator;
import java.util.List;

/** Baseline beside now: each of today's different answers, the farthest first, next to the baseline's nearest to it. */
final class AnswersTable {

    private static final int SHOWN = 3;
    private static final int LONGEST = 6000;

    private final Comparison comparison;
    private final Wording wording;

    private AnswersTable(Comparison comparison, Wording wording) {
        this.comparison = comparison;
        this.wording = wording;
    }

    static Html of(Comparison comparison, Wording wording) {
        return new AnswersTable(comparison, wording).table();
    }

    private Html table() {
        List<Said> before = Said.distinct(comparison.before());
        List<Said> now = Said.distinct(comparison.now()).stream()
                .sorted(Comparator.comparingDouble(said -> said.similarityTo(before)))
                .toList();
        Html body = Html.of("tbody");
        now.stream().limit(SHOWN).forEach(said -> body.add(row(before, said)));
        if (now.isEmpty()) {
            before.stream()
                    .limit(SHOWN)
                    .forEach(said -> body.add(Html.of("tr")
                            .add(cell(said, comparison.before().size())
                                    .add(Html.of("div", cut(said.text())).with("class", "dg-text")))
                            .add(Html.of("td", wording.say("page.noanswer")))));
        }
        Html table = Html.of("table").with("class", "dg-answers").add(head(), body);
        int more = now.size() - SHOWN;
        return more <= 0
                ? table
                : Html.of("div")
                        .add(table, Html.of("p", wording.say("page.more", more)).with("class", "dg-note"));
    }

    private Html head() {
        return Html.of("thead")
                .add(Html.of("tr")
                        .add(Html.of("th", wording.say("page.baseline")), Html.of("th", wording.say("page.now"))));
    }

    private Html row(List<Said> before, Said now) {
        int total = comparison.now().size();
        Html row = Html.of("tr");
        Said nearest = before.stream()
                .max(Comparator.comparingDouble(now::similarityTo))
                .orElse(null);
        if (nearest == null) {
            return row.add(
                    Html.of("td", wording.say("page.nothing")),
                    cell(now, total).add(Html.of("div", cut(now.text())).with("class", "dg-text")));
        }
        Marked marked = Marked.of(cut(nearest.text()), cut(now.text()));
        return row.add(
                cell(nearest, comparison.before().size()).add(marked.before()),
                cell(now, total).add(marked.now()));
    }

    private Html cell(Said said, int total) {
        return Html.of("td")
                .add(Html.of("div", wording.say("page.of", said.count(), total)).with("class", "dg-count"));
    }

    private String cut(String whole) {
        return Shortened.of(whole, LONGEST, wording);
    }
}
