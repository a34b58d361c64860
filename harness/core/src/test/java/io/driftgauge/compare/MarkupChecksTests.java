package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.driftgauge.base.Json;
import io.driftgauge.suite.AssertionType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are XML, HTML or SQL. */
class MarkupChecksTests {

    private static final JsonNode NONE = MissingNode.getInstance();

    private static boolean holds(AssertionType type, JsonNode value, String answer) {
        return Checks.holds(Checks.assertion(type, value, null), answer);
    }

    /** The cases of promptfoo's documentation, and some. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html><head><title>x</title></head><body><p>a</body></html> | true",
                "<div>Content</div>                                     | true",
                "<h1>Title</h1><p>Paragraph</p>                         | true",
                "<img src=\"test.jpg\" />                               | true",
                "<ul><li>a<li>b</ul><my-card>x</my-card>                | true",
                "<script>if (a < b) { c(\"</p>\"); }</script>           | true",
                "Just text                                              | false",
                "Text before <div>HTML</div> text after                 | false",
                "<?xml version=\"1.0\"?><root>x</root>                  | false",
                "<div>Unclosed div                                      | false",
                "<div><b>crossed</div></b>                              | false",
                "<root>not of HTML</root>                               | false",
                "<div>a</div> and more                                  | false",
            })
    void is_html(String answer, boolean holds) {
        assertThat(holds(AssertionType.IS_HTML, NONE, answer)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Say <b>hi</b> to them       | true",
                "a link: <a href=\"x\">      | true",
                "Fish &amp; chips &nbsp;     | true",
                "<!-- note --><br>           | true",
                "a < b and c > d             | false",
                "write to <me@example.org>   | false",
                "one <br> alone              | false",
            })
    void contains_html(String answer, boolean holds) {
        assertThat(holds(AssertionType.CONTAINS_HTML, NONE, answer)).isEqualTo(holds);
    }

    @Test
    void xml_loads_nothing_and_expands_nothing() {
        String external = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>";
        String bomb = "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;\">]><a>&y;</a>";

        assertThat(holds(AssertionType.IS_XML, NONE, external)).isFalse();
        assertThat(holds(AssertionType.IS_XML, NONE, bomb)).isFalse();
        assertThat(holds(AssertionType.IS_XML, NONE, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>ü</a>"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sure: <root><child>Content</child></root> ok   | root.child         | true",
                "<wrapper><root><child/></root></wrapper>       | root.child         | false",
                "<wrapper><root><child/></root></wrapper>       | wrapper.root.child | true",
                "<a> then <root><child/></root>                 | root.child         | true",
                "<root><a/><a><b/></a></root>                   | root.a.b           | true",
                "<root> <root></root> </root>                   | root.root          | true",
            })
    void elements_are_found_by_path(String answer, String path, boolean holds) {
        JsonNode value = Json.object().set("requiredElements", Json.node(List.of(path)));

        assertThat(holds(AssertionType.CONTAINS_XML, value, answer)).isEqualTo(holds);
    }

    @Test
    void many_open_brackets_cost_little() {
        assertThat(holds(AssertionType.CONTAINS_XML, NONE, "<a>".repeat(20_000)))
                .isFalse();
        assertThat(holds(AssertionType.IS_HTML, NONE, "<div>".repeat(20_000))).isFalse();
        assertThat(holds(AssertionType.IS_XML, NONE, "<a>".repeat(20_000) + "</a>".repeat(20_000)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT a, b FROM t WHERE c = 1 ORDER BY a                      | true",
                "INSERT INTO t (a, b) VALUES (1, 'x'); UPDATE t SET a = 2       | true",
                "SELECT `id` FROM `users`                                       | true",
                "WITH x AS (SELECT 1 AS n) SELECT n FROM x                      | true",
                "SELECT a b FROM t                                              | false",
                "SELECT a AS b FROM t                                           | true",
                "SELECT DISTINCT first last FROM t                              | false",
                "SELECT FROM WHERE                                              | false",
                "Here is the query                                              | false",
                ";                                                              | false",
            })
    void is_sql(String answer, boolean holds) {
        assertThat(holds(AssertionType.IS_SQL, NONE, answer)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"allowedTables\": [\"select::null::orders\"]}   | SELECT id FROM orders                            | true",
                "{\"allowedTables\": [\"select::null::orders\"]}   | SELECT o.id FROM orders o JOIN users u ON u.id = o.u | false",
                "{\"allowedTables\": [\"select::null::orders\"]}   | DELETE FROM orders WHERE id = 1                  | false",
                "{\"allowedTables\": [\"(delete)::null::.*\"]} | DELETE FROM orders WHERE id = 1               | true",
                "{\"allowedTables\": [\"select::shop::orders\"]}   | SELECT id FROM shop.orders                       | true",
                "{\"allowedTables\": [\"insert::null::log\"]}      | INSERT INTO log (a) SELECT a FROM secrets        | false",
                "{\"allowedColumns\": [\"select::null::name\"]}    | SELECT name FROM t                               | true",
                "{\"allowedColumns\": [\"select::null::name\"]}    | SELECT name FROM t WHERE salary > 1              | false",
                "{\"allowedColumns\": [\"select::null::name\"]}    | SELECT * FROM t                                  | false",
                "{\"databaseType\": \"transactsql\"}               | SELECT TOP 5 [first name] FROM [dbo].[t]         | true",
            })
    void sql_touches_only_what_is_allowed(String value, String answer, boolean holds) throws JsonProcessingException {
        assertThat(holds(AssertionType.IS_SQL, Json.parse(value), answer)).isEqualTo(holds);
    }

    @Test
    void sql_that_nests_deep_or_never_ends_is_none() {
        assertThat(holds(AssertionType.IS_SQL, NONE, "SELECT " + "(".repeat(5_000) + "1" + ")".repeat(5_000)))
                .isFalse();
        assertThat(holds(AssertionType.CONTAINS_SQL, NONE, "```sql\nSELECT 1\n```"))
                .isTrue();
        assertThat(holds(AssertionType.CONTAINS_SQL, NONE, "```\nDELETE\n``` or ```sql\nSELECT 2;\n```"))
                .isTrue();
    }
}
