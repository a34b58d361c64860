package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.docs.Pages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of settings lists those that there are. */
class SettingsPageTests {

    private final List<List<String>> rows = Pages.rows(Pages.text("reference/settings.md"));

    @Test
    void names_exactly_the_known_settings() {
        assertThat(rows)
                .extracting(row -> Pages.codes(row.get(0)).get(0))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(SettingNames.KNOWN, List.of(SettingNames.PROVIDER + "<label>"))
                                .flatMap(List::stream)
                                .toList());
    }

    @Test
    void spells_their_environment_variables() {
        assertThat(rows)
                .allSatisfy(row -> assertThat(Pages.codes(row.get(1)))
                        .containsExactly(Pages.codes(row.get(0))
                                .get(0)
                                .toUpperCase(Locale.ROOT)
                                .replace('.', '_')));
    }
}
