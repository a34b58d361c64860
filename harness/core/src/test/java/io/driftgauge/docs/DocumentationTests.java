package io.driftgauge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftgauge.base.Json;
import io.driftgauge.base.Texts;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.VerdictKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages say what the code does, as far as that can be checked. */
class DocumentationTests {

    @Test
    void links_within_the_documentation_resolve() {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : Pages.all()) {
            for (MatchResult link : Pages.matches("\\]\\((?!https?:)([^)#]*)(?:#([^)]+))?\\)", Pages.text(page))) {
                links++;
                Path target = link.group(1).isEmpty()
                        ? page
                        : page.resolveSibling(link.group(1)).normalize();
                String anchor = link.group(2);
                if (!Files.exists(target) || (anchor != null && !anchors(target).contains(anchor))) {
                    broken.add(page + ": " + link.group());
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(20);
    }

    private static List<String> anchors(Path page) {
        return Pages.matches("(?m)^#+ (.+)$", Pages.text(page)).stream()
                .map(m -> m.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void the_page_of_verdicts_names_each_of_them_in_order_of_precedence() {
        List<String> first = Pages.rows(Pages.text("reference/verdicts.md")).stream()
                .map(row -> Pages.codes(row.get(0)).get(0))
                .toList();

        assertThat(first)
                .containsExactlyElementsOf(
                        Arrays.stream(VerdictKind.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference/verdicts.md", "explanation/verdicts.md"})
    void both_pages_about_verdicts_name_all_that_can_move(String page) {
        assertThat(Pages.codes(Pages.text(page)))
                .containsAll(Arrays.stream(Moved.values())
                        .map(m -> m.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void the_page_of_reports_names_every_field_of_drift_json() throws IOException {
        JsonNode schema = schema();
        String page = Pages.section("reference/reports.md", "## drift.json");
        int suites = page.indexOf("**`suites`**");
        int cases = page.indexOf("**`cases`**");

        assertThat(firstCells(page.substring(0, suites))).isEqualTo(fields(schema.at("/properties/run/properties")));
        assertThat(firstCells(page.substring(suites, cases)))
                .isEqualTo(fields(schema.at("/properties/suites/items/properties")));
        assertThat(firstCells(page.substring(cases)))
                .isEqualTo(fields(schema.at("/properties/cases/items/properties")));
    }

    private static Set<String> firstCells(String text) {
        Set<String> names = new TreeSet<>();
        Pages.rows(text).forEach(row -> names.addAll(Pages.codes(row.get(0))));
        return names;
    }

    private static Set<String> fields(JsonNode properties) {
        Set<String> names = new TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = DocumentationTests.class.getResourceAsStream("/io/driftgauge/schema/drift.schema.json")) {
            return Json.parse(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void messages_that_are_headings_of_the_troubleshooting_page_stand_in_the_code() throws IOException {
        String code = messages();
        List<String> headings = Pages.matches("(?m)^### `(.+)`$", Pages.text("troubleshooting.md")).stream()
                .map(m -> m.group(1))
                .toList();

        assertThat(headings)
                .hasSizeGreaterThan(40)
                .doesNotHaveDuplicates()
                .allSatisfy(heading -> assertThat(Stream.of(heading.split("…", -1))
                                .map(String::strip)
                                .filter(part -> part.length() > 2))
                        .as(heading)
                        .isNotEmpty()
                        .allMatch(code::contains));
    }

    /** All main sources, with texts that are put together of several lines joined, and the texts of the bundle. */
    private static String messages() throws IOException {
        StringBuilder code = new StringBuilder();
        for (String module : List.of("core", "djl", "junit", "allure")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    code.append(Files.readString(file));
                }
            }
        }
        Texts.ENGLISH.below("").values().forEach(text -> code.append(text).append('\n'));
        return code.toString().replaceAll("\"\\s*\\+\\s*\"", "");
    }
}
