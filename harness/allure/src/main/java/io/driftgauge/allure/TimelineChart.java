package io.driftgauge.allure;

import io.driftgauge.report.ReportTexts;
import io.driftgauge.report.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A drawing of a case's similarity over the runs: the band is the baseline's own range as it was calibrated in each run, a
 * filled dot a run without trouble, a triangle one with, a diamond on the axis a baseline that was accepted, a dashed line
 * another embedder, at which the curve breaks off, since similarities on its two sides are not of one scale.
 */
final class TimelineChart {

    private static final int MOST = 40;
    private static final double WIDTH = 720;
    private static final double LEFT = 48;
    private static final double RIGHT = WIDTH - 16;
    private static final double TOP = 10;
    private static final double BOTTOM = 104;

    private final List<Timeline.Point> points;
    private final List<Integer> accepted;
    private final List<Timeline.Embedder> embedders;
    private final int skipped;
    private final double from;

    private TimelineChart(Timeline whole) {
        this.points = whole.newest(MOST).points();
        this.skipped = whole.points().size() - points.size();
        this.accepted = whole.accepted();
        this.embedders = whole.embedders();
        double smallest = 1;
        for (Timeline.Point point : points) {
            smallest = Math.min(smallest, or(point.similarity(), 1));
            smallest = Math.min(smallest, Math.max(0, or(point.limit(), 1)));
        }
        this.from = Math.max(-1, smallest - Math.max(0.02, (1 - smallest) * 0.15));
    }

    private static double or(@org.jspecify.annotations.Nullable Double value, double otherwise) {
        return value == null ? otherwise : value;
    }

    /** The drawing with its title; nothing where there are less than two runs to draw. */
    static List<Html> draw(Timeline timeline, ReportTexts texts) {
        long known =
                timeline.points().stream().filter(p -> p.similarity() != null).count();
        if (known < 2) {
            return List.of();
        }
        TimelineChart chart = new TimelineChart(timeline);
        String title = texts.get("page.timeline", chart.points.size());
        return List.of(Html.of("p", title).with("class", "dg-note"), chart.drawing(title));
    }

    private Html drawing(String title) {
        Html svg = Html.of("svg")
                .with("class", "dg-scale dg-timeline")
                .with("width", "100%")
                .with("viewBox", "0 0 720 132")
                .with("role", "img")
                .with("aria-label", title);
        svg.add(bands());
        svg.add(grid());
        svg.add(embedders());
        svg.add(curves());
        svg.add(marks());
        return svg;
    }

    /** A piece a run, from its limit up to 1. */
    private List<Html> bands() {
        List<Html> bands = new ArrayList<>();
        double half = points.size() < 2 ? 10 : (RIGHT - LEFT - 20) / (points.size() - 1) / 2;
        for (int i = 0; i < points.size(); i++) {
            Double limit = points.get(i).limit();
            if (limit != null && limit >= 0) {
                double left = Math.max(LEFT, x(i) - half);
                double right = Math.min(RIGHT, x(i) + half);
                bands.add(Html.of("rect")
                        .with("x", left)
                        .with("y", y(1))
                        .with("width", right - left)
                        .with("height", y(limit) - y(1))
                        .with("class", "dg-band")
                        .with("fill", "#2f7d4f")
                        .with("fill-opacity", "0.14"));
            }
        }
        return bands;
    }

    private List<Html> grid() {
        List<Html> grid = new ArrayList<>();
        for (double at : new double[] {1, (1 + from) / 2, from}) {
            grid.add(Html.of("line")
                    .with("x1", LEFT)
                    .with("x2", RIGHT)
                    .with("y1", y(at))
                    .with("y2", y(at))
                    .with("stroke", "currentColor")
                    .with("stroke-width", "0.3"));
            grid.add(text(LEFT - 6, y(at) + 4, "end", String.format(Locale.ROOT, "%.2f", at)));
        }
        int step = Math.max(1, (points.size() + 9) / 10);
        for (int i = points.size() - 1; i >= 0; i -= step) {
            grid.add(text(x(i), BOTTOM + 22, "middle", Integer.toString(skipped + i + 1)));
        }
        return grid;
    }

    private static Html text(double x, double y, String anchor, String text) {
        return Html.of("text", text)
                .with("x", x)
                .with("y", y)
                .with("text-anchor", anchor)
                .with("fill", "currentColor")
                .with("font-size", "11")
                .with("font-family", "sans-serif");
    }

    private List<Html> embedders() {
        List<Html> lines = new ArrayList<>();
        for (Timeline.Embedder change : embedders) {
            int i = change.index() - skipped;
            if (i > 0) {
                double between = (x(i - 1) + x(i)) / 2;
                lines.add(Html.of("line")
                        .with("class", "dg-embedder")
                        .with("x1", between)
                        .with("x2", between)
                        .with("y1", TOP)
                        .with("y2", BOTTOM)
                        .with("stroke", "currentColor")
                        .with("stroke-dasharray", "4 3")
                        .add(Html.of("title", change.was() + " → " + change.is())));
            }
        }
        return lines;
    }

    /** A piece an embedder. */
    private List<Html> curves() {
        List<Html> pieces = new ArrayList<>();
        int from = 0;
        for (Timeline.Embedder change : embedders) {
            int to = Math.max(from, change.index() - skipped);
            pieces.add(curve(from, to));
            from = to;
        }
        pieces.add(curve(from, points.size()));
        return pieces;
    }

    private Html curve(int start, int end) {
        StringBuilder path = new StringBuilder();
        for (int i = start; i < end; i++) {
            Double similarity = points.get(i).similarity();
            if (similarity != null) {
                path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(i), y(similarity)));
            }
        }
        return Html.of("polyline")
                .with("points", path.toString().strip())
                .with("fill", "none")
                .with("stroke", "currentColor")
                .with("stroke-width", "1.2");
    }

    private List<Html> marks() {
        List<Html> marks = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Timeline.Point point = points.get(i);
            Double similarity = point.similarity();
            if (similarity != null) {
                marks.add(mark(point, x(i), y(similarity)));
            }
            if (accepted.contains(skipped + i)) {
                marks.add(shape("M%.1f %.1fl5 5l-5 5l-5 -5z", x(i), BOTTOM - 5, "#6f42c1", "dg-accepted"));
            }
        }
        return marks;
    }

    private static Html mark(Timeline.Point point, double x, double y) {
        String tip = Timeline.day(point.started()) + " " + point.verdict() + " " + Figure.of(or(point.similarity(), 1));
        Html mark = point.troubled()
                ? shape("M%.1f %.1fl5.5 9.5h-11z", x, y - 6, "#c0392b", "dg-trouble")
                : Html.of("circle").with("cx", x).with("cy", y).with("r", 4).with("fill", "#2c6fbb");
        return mark.add(Html.of("title", tip));
    }

    private static Html shape(String path, double x, double y, String colour, String name) {
        return Html.of("path")
                .with("d", String.format(Locale.ROOT, path, x, y))
                .with("fill", colour)
                .with("class", name);
    }

    private double x(int i) {
        return points.size() < 2 ? (LEFT + RIGHT) / 2 : LEFT + 10 + i * (RIGHT - LEFT - 20) / (points.size() - 1);
    }

    private double y(double similarity) {
        double share = (Math.max(from, Math.min(1, similarity)) - from) / (1 - from);
        return BOTTOM - share * (BOTTOM - TOP);
    }
}
