package io.driftgauge.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTests {

    private final Project project;

    SelectionTests(@TempDir Path parent) {
        project = new TestFolder(parent)
                .file("chat.yaml", """
                        {providers: [tiny, "djl:big"], prompts: [Hi],
                         tests: [{id: greet, tags: [smoke]}, {id: bye}]}
                        """)
                .file("support/refunds.yaml", """
                        {providers: [tiny], prompts: ["{{x}}"],
                         tests: [{id: window, tags: [smoke, money], vars: {x: [1, 2]}}, {id: open, vars: {x: 1}}]}
                        """)
                .file("support/deep/hours.yaml", "{providers: [tiny], prompts: [Hi], tests: [{id: open}]}")
                .load();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                            | chat/bye chat/greet support/deep/hours/open support/refunds/open"
                        + " support/refunds/window~1 support/refunds/window~2",
                "suites=support/**           | support/deep/hours/open support/refunds/open support/refunds/window~1"
                        + " support/refunds/window~2",
                "suites=support/*            | support/refunds/open support/refunds/window~1 support/refunds/window~2",
                "suites=**/hours,cha?        | chat/bye chat/greet support/deep/hours/open",
                "cases=open                  | support/deep/hours/open support/refunds/open",
                "cases=support/refunds/open  | support/refunds/open",
                "cases=window                | support/refunds/window~1 support/refunds/window~2",
                "cases=window~2              | support/refunds/window~2",
                "tags=money, smoke           | chat/greet support/refunds/window~1 support/refunds/window~2",
                "providers=djl-*             | chat/bye chat/greet",
            })
    void selects_what_the_filters_name(String filter, String expected) {
        Selection selection = Selection.of(project, settings(filter), List.of());

        String keys = selection.suites().stream()
                .flatMap(s -> s.cases().stream())
                .map(c -> c.key().toString())
                .sorted()
                .collect(Collectors.joining(" "));
        assertThat(keys).isEqualTo(expected);
        assertThat(selection.whole()).isEqualTo(filter == null);
    }

    @Test
    void tells_which_suites_are_not_whole() {
        Selection selection = Selection.of(project, settings("cases=greet"), List.of("chat"));
        assertThat(selection.partial()).containsExactly("chat");

        selection = Selection.of(project, settings("providers=tiny"), List.of("chat", "support/deep/*"));
        assertThat(selection.partial()).containsExactly("chat");
        assertThat(selection.whole()).isFalse();
        assertThat(selection.suites()).extracting(Suite::name).containsExactly("chat", "support/deep/hours");
    }

    @Test
    void counts_filters_that_leave_nothing_out_as_whole() {
        assertThat(Selection.of(project, settings("suites=**"), List.of("**")).whole())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "suites=suport/**  | driftgauge.suites: 'suport/**' matches none of the suites. Did you mean 'support/refunds'?"
                        + " Known suites: chat,"
                        + " support/deep/hours, support/refunds.",
                "tags=smoky        | driftgauge.tags: 'smoky' matches none of the tags. Did you mean 'smoke'? Known tags:"
                        + " money, smoke.",
                "providers=tny     | driftgauge.providers: 'tny' matches none of the providers. Did you mean 'tiny'? Known"
                        + " providers: djl-big, tiny.",
            })
    void a_pattern_that_matches_nothing_is_an_error(String filter, String message) {
        assertThatThrownBy(() -> Selection.of(project, settings(filter), List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @Test
    void filters_that_leave_nothing_together_are_an_error() {
        assertThatThrownBy(() -> Selection.of(project, settings("cases=open"), List.of("chat")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The filters select nothing together: suites [chat], driftgauge.cases=[open].");
    }

    private static Settings settings(@Nullable String filter) {
        if (filter == null) {
            return Settings.of(Map.of());
        }
        String[] parts = filter.split("=", 2);
        return Settings.of(Map.of("driftgauge." + parts[0], parts[1]));
    }
}
