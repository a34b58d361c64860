package io.driftgauge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.Settings;
import io.driftgauge.base.Texts;
import io.driftgauge.drift.Moved;
import io.driftgauge.drift.VerdictKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportTextsTests {

    private static final ReportTexts CHINESE = ReportTexts.of(Settings.of(Map.of("driftgauge.language", "zh-CN")));

    @Test
    void are_english_where_nothing_is_said_whatever_the_machine_speaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            assertThat(ReportTexts.of(Settings.of(Map.of())).get("tab.name")).isEqualTo("Drift");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void are_chinese_where_that_is_asked() {
        assertThat(CHINESE.language()).isEqualTo("zh-CN");
        assertThat(CHINESE.get("tab.name")).isEqualTo("漂移");
        assertThat(CHINESE.count("count.calls", 1)).isEqualTo("1 次调用");
    }

    @Test
    void say_the_same_in_each_language() throws IOException {
        Properties english = read("texts.properties");
        Properties chinese = read("texts_zh_CN.properties");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(placeholders(chinese.getProperty(key)))
                        .as(key)
                        .isEqualTo(placeholders(english.getProperty(key))));
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile("\\{\\d}").matcher(text).results().forEach(m -> found.add(m.group()));
        return found;
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(name))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    @ParameterizedTest
    @EnumSource
    void have_a_word_for_each_verdict(VerdictKind kind) {
        assertThat(CHINESE.word(kind)).isNotEqualTo(ReportTexts.english().word(kind));
    }

    @ParameterizedTest
    @EnumSource
    void have_a_word_for_all_that_moves(Moved moved) {
        assertThat(CHINESE.word(moved)).isNotEqualTo(ReportTexts.english().word(moved));
    }

    @Test
    void fill_in_values_as_they_are() {
        assertThat(ReportTexts.english().get("page.of", "{1}", "$2")).isEqualTo("{1} of $2");
    }

    @Test
    void refuse_a_text_that_there_is_none_of() {
        assertThatThrownBy(() -> ReportTexts.english().get("no.such.text"))
                .isInstanceOf(MissingResourceException.class);
    }

    @Test
    void are_found_by_how_they_begin() {
        assertThat(ReportTexts.english().below("moved.")).containsEntry("FACTS", "facts");
    }
}
