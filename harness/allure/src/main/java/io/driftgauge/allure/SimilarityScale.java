package io.driftgauge.allure;

import io.driftgauge.drift.Evidence;
import io.driftgauge.report.ReportTexts;
import java.util.List;

/**
 * A drawing of how far the answers moved: the baseline's answers in one row, today's in the row below, on one scale of
 * similarity; the band is the baseline's own range, and its left edge the limit.
 */
final class SimilarityScale {

    private static final double WIDTH = 720;
    private static final double LEFT = 76;
    private static final double RIGHT = WIDTH - 24;
    private static final double TOP = 22;
    private static final double BASELINE_ROW = 44;
    private static final double NOW_ROW = 70;
    private static final double BOTTOM = 86;

    private static final String INK = "currentColor";
    private static final String BAND = "#2f7d4f";
    private static final String MOVED = "#c0392b";
    private static final String HELD = "#2c6fbb";

    private final double from;
    private final ReportTexts texts;

    private SimilarityScale(double from, ReportTexts texts) {
        this.from = from;
        this.texts = texts;
    }

    static Html draw(Evidence evidence, Spread spread, ReportTexts texts) {
        double smallest = Math.min(spread.smallest(), Math.min(evidence.limit(), evidence.similarity()));
        double room = Math.max(0.02, (1 - smallest) * 0.12);
        return new SimilarityScale(Math.max(-1, smallest - room), texts).drawing(evidence, spread);
    }

    private Html drawing(Evidence evidence, Spread spread) {
        boolean moved = evidence.similarity() < evidence.limit();
        Html svg = Html.of("svg")
                .with("class", "dg-scale")
                .with("width", "100%")
                .with("viewBox", "0 0 720 118")
                .with("role", "img")
                .with(
                        "aria-label",
                        texts.get(
                                "page.scale",
                                Figure.of(evidence.similarity(), evidence.limit()),
                                Figure.of(evidence.limit(), evidence.similarity())));
        svg.add(band(evidence.limit()), axis());
        svg.add(ticks());
        svg.add(label(LEFT - 10, BASELINE_ROW + 4, "end", INK, texts.get("page.baseline")));
        svg.add(label(LEFT - 10, NOW_ROW + 4, "end", INK, texts.get("page.now")));
        svg.add(dots(spread.before(), BASELINE_ROW, BAND), dots(spread.now(), NOW_ROW, moved ? MOVED : HELD));
        svg.add(mean(evidence.expected(), BASELINE_ROW, BAND));
        svg.add(mean(evidence.similarity(), NOW_ROW, moved ? MOVED : HELD));
        return svg;
    }

    private Html band(double limit) {
        double x = x(limit);
        boolean left = x > (LEFT + RIGHT) / 2;
        return Html.of("g")
                .add(
                        Html.of("rect")
                                .with("x", x)
                                .with("y", TOP)
                                .with("width", RIGHT - x)
                                .with("height", BOTTOM - TOP)
                                .with("fill", BAND)
                                .with("fill-opacity", "0.12"),
                        line(x, TOP, x, BOTTOM, BAND).with("stroke-dasharray", "4 3"),
                        label(
                                left ? x - 4 : x + 4,
                                TOP - 7,
                                left ? "end" : "start",
                                BAND,
                                texts.get("page.limit", Figure.of(limit))));
    }

    private static Html axis() {
        return line(LEFT, BOTTOM, RIGHT, BOTTOM, INK);
    }

    private Html ticks() {
        Html group = Html.of("g");
        double step = step(1 - from);
        for (double at = 1; at >= from; at -= step) {
            double x = x(at);
            String text = String.format(java.util.Locale.ROOT, step < 0.01 ? "%.3f" : "%.2f", at);
            group.add(line(x, BOTTOM, x, BOTTOM + 4, INK), label(x, BOTTOM + 18, "middle", INK, text));
        }
        return group;
    }

    /** A round step that leaves four to nine ticks. */
    private static double step(double span) {
        double step = 0.005;
        for (double next : new double[] {0.01, 0.02, 0.05, 0.1, 0.2, 0.5}) {
            if (span / step > 9) {
                step = next;
            }
        }
        return step;
    }

    private Html dots(List<Double> values, double y, String colour) {
        Html group = Html.of("g");
        values.stream()
                .limit(200)
                .map(v -> Html.of("circle")
                        .with("cx", x(v))
                        .with("cy", y)
                        .with("r", 4)
                        .with("fill", colour)
                        .with("fill-opacity", "0.45"))
                .forEach(group::add);
        return group;
    }

    private Html mean(double value, double y, String colour) {
        double x = x(value);
        return line(x, y - 9, x, y + 9, colour).with("stroke-width", "3");
    }

    private static Html line(double x1, double y1, double x2, double y2, String colour) {
        return Html.of("line")
                .with("x1", x1)
                .with("y1", y1)
                .with("x2", x2)
                .with("y2", y2)
                .with("stroke", colour);
    }

    private static Html label(double x, double y, String anchor, String colour, String text) {
        return Html.of("text", text)
                .with("x", x)
                .with("y", y)
                .with("text-anchor", anchor)
                .with("fill", colour)
                .with("font-size", "12")
                .with("font-family", "sans-serif");
    }

    private double x(double similarity) {
        double share = (Math.max(from, Math.min(1, similarity)) - from) / (1 - from);
        return LEFT + share * (RIGHT - LEFT);
    }
}
