package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Location;
import io.driftgauge.base.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTests {

    private static final Location LINE = new Location(Path.of("prompts/a.yaml"), 10);

    private static final Map<String, Object> VARS = Map.of(
            "name",
            "Ada",
            "evil",
            "{{name}} {% raw %}",
            "n",
            3L,
            "price",
            19.9,
            "order",
            Map.of("id", 7L, "items", List.of("book", Map.of("title", "pen"))),
            "Größe",
            "klein",
            "empty",
            "");

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Hi {{name}}!                           | Hi Ada!",
                "{{ name }}{{name}}                     | AdaAda",
                "{{n}} for {{price}}                    | 3 for 19.9",
                "{{order.id}} {{order.items.0}}         | 7 book",
                "{{order.items.1.title}}                | pen",
                "{{order.items.1}}                      | {\"title\":\"pen\"}",
                "{{Größe}}                              | klein",
                "[{{empty}}]                            | []",
                "{\"a\": {\"b\": 1}} { {name} }         | {\"a\": {\"b\": 1}} { {name} }",
                "{% raw %}{{name}} {%if%}{% endraw %}!  | {{name}} {%if%}!",
                "{%- raw -%}{{x}}{%- endraw -%}         | {{x}}",
                "{{evil}}                               | {{name}} {% raw %}",
            })
    void fills_in_names_once_and_nothing_else(String text, String filled) {
        assertThat(render(text)).isEqualTo(filled);
        assertThat(problems.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ name | upper }}",
                "{{ 1 + 1 }}",
                "{{ name() }}",
                "{{}}",
                "{{ name",
                "{% if name %}x{% endif %}",
                "{# a comment #}",
                "{{name.}}",
                "{{\"a\": 1}}",
            })
    void refuses_whatever_would_have_to_be_evaluated(String text) {
        render(text);

        assertThat(problems.errors())
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.toString())
                        .startsWith("prompts/a.yaml:10: '")
                        .endsWith("is not a name to fill in. Only {{name}} is filled in; to keep braces as they are,"
                                + " write {% raw %}…{% endraw %} around them."));
    }

    @Test
    void tells_of_a_raw_part_without_end() {
        render("a {% raw %} b");

        assertThat(problems.errors())
                .extracting(Problem::message)
                .containsExactly("'{% raw %}' is not closed by '{% endraw %}'.");
    }

    @Test
    void does_not_let_environment_variables_in() {
        render("{{env.HOME}}");

        assertThat(problems.errors())
                .extracting(Problem::message)
                .containsExactly(
                        "'{{env.HOME}}' is refused: environment variables are not filled in, they may hold keys.");
    }

    @Test
    void knows_the_line_within_a_block() {
        Template.parse("one\ntwo {{x}}", new Tree.Leaf("", LINE, true), problems)
                .render(Map.of(), "test 'a'", problems);

        assertThat(problems.errors())
                .extracting(Problem::toString)
                .containsExactly("prompts/a.yaml:12: '{{x}}' has no value in test 'a'. There are no vars.");
    }

    private String render(String text) {
        return Template.parse(text, new Tree.Leaf(text, LINE), problems).render(VARS, "test 'a'", problems);
    }
}
