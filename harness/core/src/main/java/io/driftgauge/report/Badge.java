package io.driftgauge.report;

import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.VerdictKind;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A small picture for a README or a dashboard: whether models drifted in the last run. Holds numbers and our own words. */
final class Badge {

    private static final double LETTER = 6.6;
    private static final double WIDE_LETTER = 11.5;
    private static final int PADDING = 7;

    private final ReportTexts texts;

    Badge(ReportTexts texts) {
        this.texts = texts;
    }

    /** The drawing. */
    String of(RunResult result) {
        long all = result.cases().size();
        long drifted = result.cases().stream()
                .filter(c -> c.verdict().kind() == VerdictKind.DRIFTED)
                .count();
        long failed =
                outcomes(result).filter(o -> o == VerdictKind.Outcome.FAILS).count();
        boolean judged = outcomes(result).anyMatch(o -> o != VerdictKind.Outcome.ABORTED);
        String said = drifted > 0
                ? texts.get("badge.drifted", drifted, all)
                : failed > 0
                        ? texts.get("badge.failed")
                        : judged ? texts.get("badge.none") : texts.get("badge.unjudged");
        return draw(texts.get("badge.title"), said, failed > 0 ? "#b42318" : judged ? "#1a7f37" : "#57606a");
    }

    private static Stream<VerdictKind.Outcome> outcomes(RunResult result) {
        return Stream.concat(
                result.cases().stream().map(CaseResult::verdict).map(v -> v.outcome()),
                result.suites().stream().map(SuiteResult::verdict).map(v -> v.outcome()));
    }

    private static String draw(String title, String said, String colour) {
        double left = width(title);
        double right = width(said);
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter svg = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            svg.writeStartElement("svg");
            svg.writeDefaultNamespace("http://www.w3.org/2000/svg");
            attributes(svg, List.of("width", number(left + right), "height", "20", "role", "img"));
            svg.writeAttribute("aria-label", title + ": " + said);
            svg.writeStartElement("title");
            svg.writeCharacters(title + ": " + said);
            svg.writeEndElement();
            box(svg, 0, left, "#3b4148", title);
            box(svg, left, right, colour, said);
            svg.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Our own words don't fit into XML.", e);
        }
        return out.append('\n').toString();
    }

    private static void box(XMLStreamWriter svg, double x, double width, String colour, String text)
            throws XMLStreamException {
        svg.writeEmptyElement("rect");
        attributes(svg, List.of("x", number(x), "width", number(width), "height", "20", "fill", colour));
        svg.writeStartElement("text");
        attributes(svg, List.of("x", number(x + width / 2), "y", "14", "fill", "#fff", "text-anchor", "middle"));
        attributes(svg, List.of("font-family", "Verdana,DejaVu Sans,sans-serif", "font-size", "11"));
        svg.writeCharacters(text);
        svg.writeEndElement();
    }

    private static void attributes(XMLStreamWriter svg, List<String> pairs) throws XMLStreamException {
        for (int i = 0; i < pairs.size(); i += 2) {
            svg.writeAttribute(pairs.get(i), pairs.get(i + 1));
        }
    }

    private static double width(String text) {
        return 2 * PADDING
                + text.codePoints()
                        .mapToDouble(c -> c > 0x2e80 ? WIDE_LETTER : LETTER)
                        .sum();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
