package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsReaderTests {

    private static RunOptions read(Map<String, String> settings) {
        return OptionsReader.read(Settings.of(settings), Map.of());
    }

    @Test
    void nothing_set_verifies_all_without_calls_that_cost() {
        RunOptions options = read(Map.of());
        assertThat(options.mode()).isEqualTo(BaselineMode.VERIFY);
        assertThat(options.live()).isFalse();
        assertThat(options.timeout()).isNull();
        assertThat(options.concurrency()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"90s, PT1M30S", "10m, PT10M", "2h, PT2H", "1500ms, PT1.5S", "5 m, PT5M"})
    void durations_are_a_number_and_a_unit(String text, Duration expected) {
        assertThat(read(Map.of("driftgauge.timeout", text)).timeout()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "baseline, updaet, Did you mean 'update'?",
        "baseline, UPDATE, Known values",
        "live, yes, neither true nor false",
        "seed, 1.5, not a whole number",
        "timeout, 10, like 90s or 10m",
        "timeout, 0s, like 90s or 10m",
        "timeout, -1m, like 90s or 10m",
        "timeout, 99999999999999m, like 90s or 10m",
        "concurrency, 0, from 1 to 256",
        "concurrency, 257, from 1 to 256",
        "concurrency, 4294967297, from 1 to 256",
        "concurrency, many, from 1 to 256",
        "language, zh, Known languages",
        "links.source, javascript:alert(1)//{file}, not an http or https address",
        "links.issue, https://issues.example.org, with placeholders",
        "http, replayed, Did you mean 'replay'",
        "shard, 6/5, is no shard; say 2/5",
        "shard, two, is no shard; say 2/5",
    })
    void a_value_that_can_t_be_used_is_named_with_its_setting(String name, String value, String told) {
        assertThatThrownBy(() -> read(Map.of("driftgauge." + name, value)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("driftgauge." + name)
                .hasMessageContaining(told);
    }

    @Test
    void all_problems_are_told_at_once() {
        assertThatThrownBy(
                        () -> read(Map.of("driftgauge.live", "1", "driftgauge.timeout", "x", "driftgauge.seed", "y")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems()).hasSize(3));
    }

    @ParameterizedTest
    @CsvSource({"CI, true", "JENKINS_URL, http://ci", "TF_BUILD, True", "GITLAB_CI, 1", "TEAMCITY_VERSION, 2025"})
    void recording_is_refused_on_a_ci_server(String variable, String value) {
        assertThatThrownBy(() -> OptionsReader.read(
                        Settings.of(Map.of("driftgauge.baseline", "missing")), Map.of(variable, value)))
                .hasMessageContaining(variable);
    }

    @ParameterizedTest
    @CsvSource({"CI, false", "CI, 0", "CI, ''", "HOME, /home/me"})
    void recording_is_allowed_elsewhere(String variable, String value) {
        RunOptions options =
                OptionsReader.read(Settings.of(Map.of("driftgauge.baseline", "session")), Map.of(variable, value));
        assertThat(options.mode()).isEqualTo(BaselineMode.SESSION);
    }

    @Test
    void verifying_is_allowed_on_a_ci_server() {
        assertThat(OptionsReader.read(Settings.of(Map.of()), Map.of("CI", "true"))
                        .mode())
                .isEqualTo(BaselineMode.VERIFY);
    }
}
