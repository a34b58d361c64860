package io.driftgauge.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhraseTests {

    private static final Texts CHINESE = Texts.of("zh-CN");

    /** A key given whole, or the start of one that an enum's name completes. */
    private static final Pattern KEY = Pattern.compile("Phrase\\.(of|count|list)\\(\\s*\"([^\"]+)\"");

    @Test
    void is_english_as_a_string_and_said_in_any_language() {
        Phrase phrase = Phrase.of("suite.moved", 3, Phrase.count("count.cases", 20), Phrase.verbatim("a, b, c"));

        assertThat(phrase).hasToString("3 of 20 cases moved: a, b, c.");
        assertThat(phrase.in(CHINESE)).isEqualTo("20 个用例中有 3 个变了：a, b, c。");
    }

    @Test
    void fills_in_what_models_said_as_it_is() {
        assertThat(Phrase.of("movement.FACTS", Phrase.verbatim("{0} $1 → {1}"))).hasToString("facts: {0} $1 → {1}");
    }

    @Test
    void lists_with_what_each_language_puts_between() {
        Phrase list = Phrase.list("list.or", List.of(Phrase.verbatim("a"), Phrase.verbatim("b")));

        assertThat(list).hasToString("a or b");
        assertThat(list.in(CHINESE)).isEqualTo("a 或 b");
    }

    @Test
    void one_and_many_are_said_otherwise() {
        assertThat(Phrase.count("count.cases", 1)).hasToString("1 case");
        assertThat(Phrase.count("count.cases", 0)).hasToString("0 cases");
    }

    @Test
    void every_key_that_the_code_says_has_a_text() throws IOException {
        Map<String, String> texts = Texts.ENGLISH.below("");
        Set<String> missing = new TreeSet<>();
        int found = 0;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                for (var key : KEY.matcher(Files.readString(source)).results().toList()) {
                    String name = key.group(2) + (key.group(1).equals("count") ? ".one" : "");
                    found++;
                    if (texts.keySet().stream().noneMatch(k -> k.equals(name) || k.startsWith(name))) {
                        missing.add(name);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(120);
    }

    @Test
    void no_chinese_text_holds_an_english_sentence() {
        assertThat(CHINESE.below(""))
                .allSatisfy((key, text) ->
                        assertThat(text).as(key).doesNotContainPattern("[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}"));
    }
}
