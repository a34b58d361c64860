package io.driftgauge.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTests {

    @ParameterizedTest
    @CsvSource({
        "**, a, true",
        "**, a/b/c, true",
        "*, a, true",
        "*, a/b, false",
        "support/**, support/refunds, true",
        "support/**, support/eu/refunds, true",
        "support/**, supporters, false",
        "**/refunds, refunds, true",
        "**/refunds, support/refunds, true",
        "**/refunds, support/nonrefunds, false",
        "support/*, support/eu/refunds, false",
        "re?unds, refunds, true",
        "re?unds, re/unds, false",
        "a.b, axb, false",
        "a+(b), a+(b), true",
    })
    void a_glob_matches_whole_names(String glob, String name, boolean matches) {
        assertThat(new Globs(List.of(glob)).accept(name)).isEqualTo(matches);
    }

    @Test
    void no_globs_accept_every_name() {
        assertThat(new Globs(List.of()).accept("anything")).isTrue();
    }
}
