package io.driftgauge.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.docs.Pages;
import org.junit.jupiter.api.Test;

/** The page of baselines shows one. */
class BaselinesPageTests {

    @Test
    void shows_a_baseline_that_can_be_read() throws BaselineJson.Unreadable {
        String shown =
                Pages.blocks(Pages.text("reference/baselines.md"), "json").get(0);

        assertThat(BaselineJson.read(shown).key()).hasToString("facts/capitals/france @ tiny");
    }
}
