package io.driftgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Phrase;
import io.driftgauge.drift.Verdict;
import org.junit.jupiter.api.Test;

class DriftErrorTests {

    private final DriftError error =
            new DriftError("It drifted.", new Verdict.Stable(Phrase.verbatim("As recorded.")), "was", "is");

    @Test
    void its_trace_holds_no_plumbing() {
        assertThat(error.getStackTrace())
                .noneMatch(frame -> frame.getClassName().startsWith("org.junit."))
                .noneMatch(frame -> frame.getClassName().startsWith("java."));
    }

    @Test
    void expected_and_actual_are_texts() {
        assertThat(error.getExpected().getValue()).isEqualTo("was");
        assertThat(error.getActual().getValue()).isEqualTo("is");
    }
}
