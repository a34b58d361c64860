package io.driftgauge.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.compare.TextChecks.Check;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The assertions about XML. A document type is refused, so that nothing is loaded and no entity expands. */
final class XmlChecks {

    private static final Pattern START = Pattern.compile("<([\\p{L}_][\\p{L}\\p{N}_.:-]*)[^<>]*>");

    /** Elements that are tried in one answer, and ends of each. */
    private static final int MOST_TRIES = 100;

    private XmlChecks() {}

    static AnswerCheck isXml(JsonNode value) {
        List<String> paths = paths(value);
        return new Check("be an XML document" + with(paths), answer -> {
            Optional<Element> root = parse(answer.text().strip());
            return root.isEmpty() ? Finding.of(false, "it is not well-formed XML") : has(root.get(), paths);
        });
    }

    static AnswerCheck containsXml(JsonNode value) {
        List<String> paths = paths(value);
        return new Check("contain XML" + with(paths), answer -> {
            Finding last = Finding.of(false, "there is no XML in it");
            for (Element element : anywhere(answer.text())) {
                last = has(element, paths);
                if (last.holds()) {
                    return last;
                }
            }
            return last;
        });
    }

    private static List<String> paths(JsonNode value) {
        return value.isMissingNode() ? List.of() : TextChecks.texts(value.path("requiredElements"));
    }

    private static String with(List<String> paths) {
        return paths.isEmpty() ? "" : " with " + String.join(", ", paths);
    }

    private static Finding has(Element root, List<String> paths) {
        List<String> missing = paths.stream().filter(p -> !has(root, p)).toList();
        return Finding.of(missing.isEmpty(), missing.isEmpty() ? "" : "missing: " + String.join(", ", missing));
    }

    private static boolean has(Element root, String path) {
        String[] steps = path.split("\\.", -1);
        List<Element> level = root.getTagName().equals(steps[0]) ? List.of(root) : List.of();
        for (int i = 1; i < steps.length; i++) {
            List<Element> next = new ArrayList<>();
            for (Element element : level) {
                for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
                    if (node instanceof Element child && child.getTagName().equals(steps[i])) {
                        next.add(child);
                    }
                }
            }
            level = next;
        }
        return !level.isEmpty();
    }

    /** The outermost elements that stand in a text, in order. */
    private static List<Element> anywhere(String text) {
        List<Element> found = new ArrayList<>();
        Matcher start = START.matcher(text);
        int from = 0;
        for (int tries = 0; tries < MOST_TRIES && start.find(from); tries++) {
            from = start.end();
            if (start.group().endsWith("/>")) {
                parse(start.group()).ifPresent(found::add);
                continue;
            }
            String close = "</" + start.group(1) + ">";
            int end = text.indexOf(close, from);
            for (int ends = 0; ends < MOST_TRIES && end >= 0; ends++) {
                Optional<Element> element = parse(text.substring(start.start(), end + close.length()));
                if (element.isPresent()) {
                    found.add(element.get());
                    from = end + close.length();
                    break;
                }
                end = text.indexOf(close, end + 1);
            }
        }
        return found;
    }

    private static Optional<Element> parse(String text) {
        if (!text.startsWith("<")) {
            return Optional.empty();
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return Optional.of(
                    builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
        } catch (SAXException e) {
            return Optional.empty();
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser does not work.", e);
        }
    }
}
