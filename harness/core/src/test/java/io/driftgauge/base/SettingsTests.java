package io.driftgauge.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTests {

    @Test
    void the_first_source_that_knows_a_name_wins_and_blank_is_not_set() {
        Settings settings = Settings.of(Map.of("driftgauge.live", " ", "driftgauge.seed", " 7 "))
                .orElse(Settings.environment(Map.of("DRIFTGAUGE_LIVE", "true", "DRIFTGAUGE_SEED", "8")));

        assertThat(settings.get("driftgauge.live")).contains("true");
        assertThat(settings.get("driftgauge.seed")).contains("7");
        assertThat(settings.get("driftgauge.alpha")).isEmpty();
    }

    @Test
    void lists_the_names_that_are_set_where_a_source_can_tell() {
        Settings settings = Settings.from(name -> Optional.of("x"))
                .orElse(Settings.of(Map.of("driftgauge.provider.b", "1", "driftgauge.provider.a", "2", "other", "3")));

        assertThat(settings.names("driftgauge.provider."))
                .containsExactly("driftgauge.provider.a", "driftgauge.provider.b");
    }
}
