package io.driftgauge.allure;

import io.driftgauge.drift.VerdictKind;
import io.driftgauge.report.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Since when a case is in trouble, what changed since the run before, and when another baseline was accepted. */
final class TimelineText {

    private TimelineText() {}

    /** A paragraph; none if there is nothing to tell. */
    static List<Html> of(Timeline timeline, Wording wording) {
        List<String> sentences = new ArrayList<>();
        List<Timeline.Point> points = timeline.points();
        timeline.since()
                .filter(since -> since.runs() > 1)
                .ifPresent(since -> sentences.add(
                        wording.say("page.since", since.number(), since.runs(), Timeline.day(since.started()))));
        Timeline.Point now = timeline.now();
        timeline.previous().ifPresent(before -> {
            if (!before.verdict().equals(now.verdict())) {
                sentences.add(wording.say("page.verdict.was", word(before.verdict(), wording)));
            }
            if (before.similarity() != null && now.similarity() != null && visible(timeline)) {
                sentences.add(wording.say(
                        "page.change",
                        Figure.of(before.similarity(), now.similarity()),
                        Figure.of(now.similarity(), before.similarity())));
            }
        });
        List<Integer> accepted = timeline.accepted();
        if (!accepted.isEmpty()) {
            int last = accepted.get(accepted.size() - 1);
            sentences.add(wording.say(
                    "page.accepted", last + 1, Timeline.day(points.get(last).started())));
        }
        List<Timeline.Embedder> embedders = timeline.embedders();
        if (!embedders.isEmpty()) {
            Timeline.Embedder last = embedders.get(embedders.size() - 1);
            sentences.add(wording.say(
                    "page.embedder",
                    last.index() + 1,
                    Timeline.day(points.get(last.index()).started()),
                    last.was(),
                    last.is()));
        }
        return sentences.isEmpty()
                ? List.of()
                : List.of(Html.of("p", String.join(" ", sentences)).with("class", "dg-since"));
    }

    private static boolean visible(Timeline timeline) {
        return timeline.change().filter(change -> Math.abs(change) >= 0.001).isPresent();
    }

    /** A history of another version may name a verdict that this one doesn't know. */
    private static String word(String verdict, Wording wording) {
        Optional<VerdictKind> kind = Arrays.stream(VerdictKind.values())
                .filter(k -> k.name().equals(verdict))
                .findFirst();
        return kind.map(wording.texts()::word).orElse(verdict);
    }
}
