package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "''                              | empty",
                "{'a': 1}                        | json-object",
                "[1, 2]                          | json-array",
                "5                               | prose",
                "```json~{'a': 1}~```            | json-object in a code fence",
                "```~[1]~```                     | json-array in a code fence",
                "```java~int x;~```              | code fence",
                "```json~{'a': 1~```             | code fence",
                "Here:~```~x~```                 | prose with a code fence",
                "```~x~```~and~```~y~```         | prose with a code fence",
                "- a~- b                         | list",
                "Two:~- a~- b                    | prose with a list",
                "1. a~2. b                       | numbered list",
                "Two:~1. a~2. b                  | prose with a numbered list",
                "It was 3. March.                | prose",
                "# Title~Text                    | prose with headings",
                "#hashtag                        | prose",
                "a !! b~--- !! ---~1 !! 2        | table",
                "So:~~a !! b~--- !! ---~1 !! 2   | prose with a table",
                "Thirty days.                    | prose",
                "{not json}                      | prose",
            })
    void are_named(String text, String format) {
        String answer = text.replace('\'', '"').replace("~", "\n").replace("!!", "|");
        assertThat(Formats.of(answer.equals("\"\"") ? "  \n" : answer)).isEqualTo(format);
    }
}
