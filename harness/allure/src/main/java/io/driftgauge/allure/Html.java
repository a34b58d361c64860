package io.driftgauge.allure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An element of HTML or inline SVG. Text and attribute values are escaped here and nowhere else in this module; there is
 * no way to put markup in as text. Elements and attributes are those listed: none can run a script, load a resource or
 * leave the page.
 */
final class Html {

    private static final Set<String> ELEMENTS = Set.of(
            "b",
            "br",
            "code",
            "del",
            "details",
            "div",
            "ins",
            "p",
            "pre",
            "span",
            "summary",
            "table",
            "tbody",
            "td",
            "th",
            "thead",
            "tr",
            "ul",
            "li",
            "h3",
            "svg",
            "g",
            "rect",
            "line",
            "polyline",
            "path",
            "circle",
            "text",
            "title");
    private static final Set<String> ATTRIBUTES = Set.of(
            "class",
            "open",
            "points",
            "d",
            "colspan",
            "role",
            "aria-label",
            "width",
            "height",
            "viewBox",
            "x",
            "y",
            "x1",
            "x2",
            "y1",
            "y2",
            "cx",
            "cy",
            "r",
            "fill",
            "fill-opacity",
            "stroke",
            "stroke-width",
            "stroke-dasharray",
            "text-anchor",
            "font-size",
            "font-family");

    /** Attributes whose values may hold what others said; those of the rest are our own. */
    private static final Set<String> SAID = Set.of("aria-label");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> children = new ArrayList<>();

    private Html(String name) {
        if (!ELEMENTS.contains(name)) {
            throw new IllegalArgumentException("Not an element that a report may hold: " + name);
        }
        this.name = name;
    }

    static Html of(String name) {
        return new Html(name);
    }

    static Html of(String name, String text) {
        return new Html(name).text(text);
    }

    Html with(String attribute, String value) {
        if (!ATTRIBUTES.contains(attribute)) {
            throw new IllegalArgumentException("Not an attribute that a report may hold: " + attribute);
        }
        attributes.put(attribute, value);
        return this;
    }

    /** Lengths of a drawing, in pixels, to a tenth. */
    Html with(String attribute, double value) {
        long tenths = Math.round(value * 10);
        return with(attribute, (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10);
    }

    Html text(String text) {
        children.add(text);
        return this;
    }

    Html add(Html... elements) {
        return add(List.of(elements));
    }

    Html add(List<Html> elements) {
        children.addAll(elements);
        return this;
    }

    /** True if nothing is in it. */
    boolean isEmpty() {
        return children.isEmpty();
    }

    @Override
    public String toString() {
        return toString(UnaryOperator.identity());
    }

    /** With each text and value passed through the mask before it is escaped. */
    String toString(UnaryOperator<String> mask) {
        StringBuilder out = new StringBuilder();
        write(out, mask);
        return out.toString();
    }

    private void write(StringBuilder out, UnaryOperator<String> mask) {
        out.append('<').append(name);
        attributes.forEach((key, value) -> {
            out.append(' ').append(key).append("=\"");
            escape(SAID.contains(key) ? mask.apply(value) : value, out);
            out.append('"');
        });
        out.append('>');
        for (Object child : children) {
            if (child instanceof Html element) {
                element.write(out, mask);
            } else {
                escape(mask.apply(child.toString()), out);
            }
        }
        if (!name.equals("br")) {
            out.append("</").append(name).append('>');
        }
    }

    private static void escape(String text, StringBuilder out) {
        String visible = Visible.of(text);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '`' -> out.append("&#96;");
                default -> out.append(c);
            }
        }
    }
}
