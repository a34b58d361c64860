package io.driftgauge.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.suite.AnswerRule;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerParserTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yes                         | Yes",
                "It is open: YES!            | Yes",
                "yes or no                   |",
                "yesterday                   |",
                "I am not sure.              | not sure",
                "no, no                      | no",
                "sure                        |",
                "                            |",
            })
    void labels_are_found_as_whole_words(String text, String parsed) {
        AnswerRule rule = new AnswerRule.Labels(List.of("Yes", "no", "not sure", "sure of it"));
        assertThat(AnswerParser.parse(rule, text == null ? "" : text)).isEqualTo(parsed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answer: (\\w+)   | The answer: blue!  | blue",
                "\\d+             | It is 42 or 43     | 42",
                "answer: (\\w+)   | nothing            |",
                "(a)?b | b | b",
                "x*x*y            | xxxxxxxxxxxx       |",
            })
    void patterns_give_their_first_group(String pattern, String text, String parsed) {
        assertThat(AnswerParser.parse(new AnswerRule.Regex(Pattern.compile(pattern)), text))
                .isEqualTo(parsed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "$.intent     | {'intent': 'refund', 'x': 1}            | 'refund'",
                "$.n          | {'n': 1.0}                              | 1",
                "$.a          | {'a': {'y': 2, 'x': [1]}}               | {'x':[1],'y':2}",
                "$..n         | {'a': {'n': 1}, 'n': 2}                 | [2,1]",
                "$.missing    | {'a': 1}                                |",
                "$..missing   | {'a': 1}                                |",
                "$.a.b.c      | {'a': 'text'}                           |",
                "$.intent     | Sure: {'intent': 'refund'} ok?          | 'refund'",
                "$.intent     | no json                                 |",
            })
    void json_paths_give_canonical_json(String path, String text, String parsed) {
        assertThat(AnswerParser.parse(new AnswerRule.JsonPath(path), text.replace('\'', '"')))
                .isEqualTo(parsed == null ? null : parsed.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'b': 1.0, 'a': [true]}     | {'a':[true],'b':1}",
                "```json\\n{'a': 1}\\n```    | {'a':1}",
                "Positive.                   | positive",
                "**Yes**                     | yes",
                "'No!'                       | no",
                "42                          | 42",
                "-3.5%                       | -3.5%",
                "Yes, it is open.            | yes",
                "No. It is closed.           | no",
                "No idea, really             |",
                "Yesterday, it was           |",
                "It is open.                 |",
                "`refund`                    | refund",
                "日本。                       | 日本",
                "您可以在三十天内退货。          |",
                "~~                          |",
            })
    void the_automatic_rule_takes_what_is_plain(String text, String parsed) {
        String answer = text == null ? "" : text.replace('\'', '"').replace("\\n", "\n");
        assertThat(AnswerParser.parse(new AnswerRule.Automatic(), answer))
                .isEqualTo(parsed == null ? null : parsed.replace('\'', '"'));
    }

    @Test
    void json_of_any_depth_is_taken_or_left() {
        String deep = "[".repeat(100_000);
        assertThat(AnswerParser.parse(new AnswerRule.Automatic(), deep)).isNull();
        assertThat(AnswerParser.parse(new AnswerRule.JsonPath("$.a"), deep)).isNull();
        assertThat(AnswerParser.parse(new AnswerRule.Automatic(), "{\"a\": 1e999999999}"))
                .isNotNull();
    }
}
