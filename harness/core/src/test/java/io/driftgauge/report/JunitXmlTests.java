package io.driftgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Secrets;
import io.driftgauge.drift.CaseBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JunitXmlTests {

    private static Document xml(RunResult result, Secrets secrets) throws Exception {
        String text = new JunitXml(ResultBuilder.folders(Path.of("/x")), secrets, ReportTexts.english()).of(result);
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Element element(Document xml, String name, int index) {
        return (Element) xml.getElementsByTagName(name).item(index);
    }

    @Test
    void names_tests_as_people_know_them() throws Exception {
        Document xml = xml(
                ResultBuilder.run("r", List.of(ResultBuilder.moved(), ResultBuilder.held())), ResultBuilder.NO_SECRETS);

        assertThat(element(xml, "testsuite", 0).getAttribute("name")).contains(" @ ");
        assertThat(element(xml, "testcase", 0).getAttribute("name")).startsWith("Whole suite @ ");
        assertThat(element(xml, "testcase", 1).getAttribute("name")).startsWith("refund-window @ ");
        assertThat(element(xml, "testcase", 1).getAttribute("file")).contains(":");
    }

    @Test
    void counts_what_failed() throws Exception {
        Document xml = xml(
                ResultBuilder.run("r", List.of(ResultBuilder.moved(), ResultBuilder.held())), ResultBuilder.NO_SECRETS);

        assertThat(element(xml, "testsuites", 0).getAttribute("tests")).isEqualTo("3");
        assertThat(element(xml, "testsuites", 0).getAttribute("failures")).isEqualTo("2");
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(2);
        assertThat(element(xml, "failure", 1).getAttribute("type")).isEqualTo("DRIFTED");
        assertThat(element(xml, "failure", 1).getTextContent()).contains("mvn test -Ddriftgauge.baseline=update");
    }

    @Test
    void holds_any_answer_and_no_secret() throws Exception {
        String hostile = "]]></failure><x/>&\u0000\u001b[31m\uffff\uD83D hunter2hunter2 </testsuites>";
        Document xml = xml(
                ResultBuilder.run(
                        "r",
                        List.of(CaseBuilder.of("s", "c")
                                .exact(CaseBuilder.labelled("yes", 1, 0), CaseBuilder.labelled(hostile, 0, 1)))),
                Secrets.of(Map.of("MY_TOKEN", "hunter2hunter2")));

        assertThat(xml.getElementsByTagName("x").getLength()).isZero();
        assertThat(element(xml, "failure", 1).getTextContent())
                .contains("]]></failure><x/>&\\u0000\\u001b[31m\\uffff")
                .doesNotContain("hunter2hunter2");
    }
}
