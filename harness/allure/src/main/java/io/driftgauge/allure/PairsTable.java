package io.driftgauge.allure;

import io.driftgauge.compare.Comparison;
import java.util.List;

/** The closest and the farthest pair of a recorded and a new answer, side by side. */
final class PairsTable {

    private static final int LONGEST = 4000;

    private PairsTable() {}

    /** None where all pairs are the same. */
    static List<Html> of(Comparison comparison, Wording wording) {
        List<Said> before = Said.distinct(comparison.before());
        List<Said> now = Said.distinct(comparison.now());
        if (before.size() * now.size() < 2) {
            return List.of();
        }
        Said[] closest = {before.get(0), now.get(0)};
        Said[] farthest = {before.get(0), now.get(0)};
        for (Said was : before) {
            for (Said is : now) {
                double similarity = was.similarityTo(is);
                if (similarity > closest[0].similarityTo(closest[1])) {
                    closest = new Said[] {was, is};
                }
                if (similarity < farthest[0].similarityTo(farthest[1])) {
                    farthest = new Said[] {was, is};
                }
            }
        }
        Html body = Html.of("tbody").add(row("page.pairs.closest", closest, wording));
        body.add(row("page.pairs.farthest", farthest, wording));
        Html table = Html.of("table")
                .with("class", "dg-answers")
                .add(
                        Html.of("thead")
                                .add(Html.of("tr")
                                        .add(
                                                Html.of("th", wording.say("page.baseline")),
                                                Html.of("th", wording.say("page.now")))),
                        body);
        return List.of(Html.of("details").add(Html.of("summary", wording.say("page.pairs")), table));
    }

    private static List<Html> row(String title, Said[] pair, Wording wording) {
        Marked marked = Marked.of(
                Shortened.of(pair[0].text(), LONGEST, wording), Shortened.of(pair[1].text(), LONGEST, wording));
        String similarity = Figure.of(pair[0].similarityTo(pair[1]));
        return List.of(
                Html.of("tr").add(Html.of("th", wording.say(title, similarity)).with("colspan", "2")),
                Html.of("tr")
                        .add(Html.of("td").add(marked.before()), Html.of("td").add(marked.now())));
    }
}
