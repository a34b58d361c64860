package io.driftgauge.providers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutsTests {

    @Test
    void are_patient_where_nothing_is_set() {
        assertThat(Timeouts.of(null)).isEqualTo(Timeouts.DEFAULT);
    }

    @Test
    void one_value_is_for_the_whole_call_and_bounds_the_others() {
        assertThat(Timeouts.of("90s"))
                .isEqualTo(new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(90), Duration.ofSeconds(90)));
        assertThat(Timeouts.of(2.5).call()).isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void each_phase_can_be_set() {
        assertThat(Timeouts.of(Map.of("connect", "500ms", "read", "2m")))
                .isEqualTo(new Timeouts(Duration.ofMillis(500), Duration.ofMinutes(2), Timeouts.DEFAULT.call()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "0s", "-5s", "5 years"})
    void what_is_no_duration_is_refused(String value) {
        assertThatThrownBy(() -> Timeouts.of(value)).hasMessageContaining(value);
    }

    @Test
    void an_unknown_phase_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> Timeouts.of(Map.of("total", "5s")))
                .hasMessageContaining("'total'")
                .hasMessageContaining("connect, read, call");
    }
}
