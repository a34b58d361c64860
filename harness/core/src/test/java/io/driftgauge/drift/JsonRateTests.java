package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Features;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How often answers are JSON, told apart from what else their shape does. */
class JsonRateTests {

    private static final String JSON = "json-object";

    /** Twenty cases whose answers were all JSON; one of five new ones of each has another shape. */
    private static SuiteResult judge(String shape) {
        List<CaseBuilder> cases = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<Features> now = new ArrayList<>(Collections.nCopies(4, CaseBuilder.shaped("{}", JSON, 1, 0)));
            now.add(CaseBuilder.shaped("{", shape, 1, 0));
            cases.add(CaseBuilder.of("s", "c" + i)
                    .before(Collections.nCopies(10, CaseBuilder.shaped("{}", JSON, 1, 0)))
                    .now(now));
        }
        return Verdicts.of(cases).suites().get(0);
    }

    private static String movements(SuiteResult suite) {
        return Objects.requireNonNull(suite.evidence()).movements().toString();
    }

    @Test
    void json_that_breaks_now_and_then_is_drift_and_told_as_a_rate() {
        SuiteResult suite = judge("prose");

        assertThat(suite.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(suite.moved()).contains(Moved.FORMAT);
        assertThat(movements(suite)).contains("-20 points of answers that are JSON");
    }

    @Test
    void json_in_a_code_fence_is_json_still() {
        SuiteResult suite = judge(JSON + " in a code fence");

        assertThat(suite.verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
        assertThat(movements(suite)).contains("format").doesNotContain("that are JSON");
    }
}
