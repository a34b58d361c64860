package io.driftgauge.report;

import io.driftgauge.base.Secrets;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.SuiteResult;
import io.driftgauge.drift.Verdict;
import io.driftgauge.drift.VerdictKind;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The verdicts as JUnit XML, for CI servers that list tests: a suite × provider is a test suite, a case a test by its name.
 * What a test's own body adds stands in the runner's XML.
 */
final class JunitXml {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final Places places;
    private final PlainText plain;
    private final FailureText failures;
    private final SuiteFailureText suiteFailures;
    private final ReportTexts texts;

    JunitXml(RunFolders folders, Secrets secrets, ReportTexts texts) {
        this.places = new Places(folders);
        this.plain = new PlainText(secrets);
        this.failures = new FailureText(folders, secrets, texts);
        this.suiteFailures = new SuiteFailureText(secrets, texts);
        this.texts = texts;
    }

    /** A test as the file shows it. */
    private record Test(String classname, String name, String file, Duration time, Verdict verdict, String text) {

        boolean fails() {
            return verdict.outcome() == VerdictKind.Outcome.FAILS;
        }

        boolean aborted() {
            return verdict.outcome() == VerdictKind.Outcome.ABORTED;
        }
    }

    /** The document. */
    String of(RunResult result) {
        Map<String, List<Test>> suites = new LinkedHashMap<>();
        for (SuiteResult suite : result.suites()) {
            list(suites, suite.suite(), suite.provider()).add(test(suite, result.cases()));
        }
        for (CaseResult each : result.cases()) {
            list(suites, each.key().caseKey().suite(), each.key().provider()).add(test(each));
        }
        StringWriter out = new StringWriter();
        try {
            write(FACTORY.createXMLStreamWriter(out), result, suites);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A text that XML can't hold got through.", e);
        }
        return out.append('\n').toString();
    }

    private static List<Test> list(Map<String, List<Test>> suites, String suite, String provider) {
        return suites.computeIfAbsent(suite + " @ " + provider, k -> new ArrayList<>());
    }

    private Test test(SuiteResult suite, List<CaseResult> cases) {
        String text = suite.verdict().outcome() == VerdictKind.Outcome.PASSES ? "" : suiteFailures.of(suite, cases);
        String name = texts.get("entry.suite") + " @ " + suite.provider();
        return new Test(suite.suite(), name, "", Duration.ZERO, suite.verdict(), text);
    }

    private Test test(CaseResult result) {
        String id = result.key().caseKey().caseId();
        String description = result.replay().promptCase().description();
        boolean plainPass = result.verdict().outcome() == VerdictKind.Outcome.PASSES && !result.suspect();
        return new Test(
                result.key().caseKey().suite(),
                id + " @ " + result.key().provider() + (description.equals(id) ? "" : " · " + description),
                places.line(result.replay().promptCase().where()),
                result.replay().duration(),
                result.verdict(),
                plainPass ? "" : failures.of(result));
    }

    private void write(XMLStreamWriter xml, RunResult result, Map<String, List<Test>> suites)
            throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        attribute(xml, "name", "Driftgauge");
        counts(xml, suites.values().stream().flatMap(List::stream).toList());
        for (Map.Entry<String, List<Test>> suite : suites.entrySet()) {
            xml.writeStartElement("testsuite");
            attribute(xml, "name", suite.getKey());
            attribute(xml, "timestamp", result.info().started().toString());
            counts(xml, suite.getValue());
            for (Test test : suite.getValue()) {
                write(xml, test);
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static void counts(XMLStreamWriter xml, List<Test> tests) throws XMLStreamException {
        xml.writeAttribute("tests", Integer.toString(tests.size()));
        xml.writeAttribute(
                "failures", Long.toString(tests.stream().filter(Test::fails).count()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute(
                "skipped", Long.toString(tests.stream().filter(Test::aborted).count()));
        xml.writeAttribute("time", seconds(tests.stream().map(Test::time).reduce(Duration.ZERO, Duration::plus)));
    }

    private void write(XMLStreamWriter xml, Test test) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "classname", test.classname());
        attribute(xml, "name", test.name());
        if (!test.file().isEmpty()) {
            attribute(xml, "file", test.file());
        }
        attribute(xml, "time", seconds(test.time()));
        if (test.fails()) {
            detail(xml, "failure", test);
        } else if (test.aborted()) {
            xml.writeEmptyElement("skipped");
            attribute(xml, "message", texts.say(test.verdict().said()));
        } else if (!test.text().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(test.text()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void detail(XMLStreamWriter xml, String element, Test test) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute(xml, "type", test.verdict().kind().name());
        attribute(xml, "message", texts.say(test.verdict().said()));
        xml.writeCharacters(clean(test.text()));
        xml.writeEndElement();
    }

    private void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value.replaceAll("[\\r\\n\\t]+", " ")));
    }

    /** Also without the two code points that XML has no way to write. */
    private String clean(String text) {
        return plain.clean(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }
}
