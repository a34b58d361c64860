package io.driftgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.compare.Comparison;
import io.driftgauge.drift.CaseBuilder;
import io.driftgauge.drift.CaseResult;
import io.driftgauge.drift.Judgement;
import io.driftgauge.model.ServedIdentity;
import io.driftgauge.suite.AssertionType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTextTests {

    private final Path root;

    FailureTextTests(@TempDir Path root) {
        this.root = root;
    }

    private String text(CaseBuilder builder) {
        CaseResult result = ResultBuilder.judge(List.of(builder)).cases().get(0);
        return new FailureText(ResultBuilder.folders(root), ResultBuilder.NO_SECRETS).of(result);
    }

    @Test
    void opens_with_verdict_case_and_what_happened() {
        assertThat(text(ResultBuilder.moved()))
                .startsWith("DRIFTED support/refunds/refund-window @ tiny: facts: 30 days → 14 days\n");
    }

    @Test
    void names_the_files_and_the_command_that_accepts() {
        assertThat(text(ResultBuilder.moved()))
                .contains("prompts/support/refunds.yaml:14")
                .contains("baselines/support/refunds/refund-window/tiny.json")
                .contains("mvn test -Ddriftgauge.baseline=update -Ddriftgauge.suites=support/refunds"
                        + " -Ddriftgauge.cases=refund-window")
                .doesNotContain(root.toString());
    }

    @Test
    void shows_what_was_asked_what_was_and_what_is() {
        assertThat(text(ResultBuilder.moved()))
                .contains("user: How long do I have to return it?")
                .contains("You have 30 days to return it.")
                .contains("You have 14 days to return it.")
                .contains("You have [-30-]{+14+} days to return it.");
    }

    @Test
    void says_who_answered_before_and_now() {
        assertThat(text(ResultBuilder.moved().servedNow(new ServedIdentity("b", null, null, null))))
                .contains("model a → model b");
    }

    @Test
    void shows_every_broken_assertion_with_its_line() {
        assertThat(text(ResultBuilder.held().broken(AssertionType.ICONTAINS).broken(AssertionType.CONTAINS)))
                .startsWith("BROKEN_ASSERTION support/refunds/open-question @ tiny: ")
                .contains("icontains (prompts/x.yaml:9): 0 of 1 answers pass")
                .contains("contains (prompts/x.yaml:9)");
    }

    @Test
    void tells_how_to_record_where_nothing_is_recorded() {
        assertThat(text(CaseBuilder.of("s", "c")
                        .now(List.of(CaseBuilder.features("x", 1, 0)))
                        .comparability(new Comparison.Missing())))
                .contains("-Ddriftgauge.baseline=missing");
    }

    @Test
    void writes_out_what_could_play_tricks_on_a_terminal() {
        assertThat(text(CaseBuilder.of("s", "c")
                        .exact(CaseBuilder.labelled("yes", 1, 0), CaseBuilder.labelled("\u001b[2Jno\u202e", 0, 1))))
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .contains("\\u001b[2Jno\\u202e");
    }

    @Test
    void cuts_an_answer_that_nobody_reads_to_the_end() {
        String text = text(CaseBuilder.of("s", "c")
                .exact(CaseBuilder.features("short", 1, 0), CaseBuilder.features("word ".repeat(90_000), 0, 1)));

        assertThat(text).hasSizeLessThan(12_000).contains("characters in all)");
    }

    @Test
    void gives_a_number_enough_digits_to_differ_from_its_limit() {
        assertThat(Figures.beside(0.79999, 0.8)).isEqualTo("0.79999");
        assertThat(Figures.p(0.010001, 0.01)).isEqualTo("0.010001");
        assertThat(Figures.of(0.8)).isEqualTo("0.8000");
    }

    @Test
    void sums_a_suite_up() {
        Judgement judgement = ResultBuilder.judge(List.of(ResultBuilder.moved(), ResultBuilder.held()));

        assertThat(new SuiteFailureText(ResultBuilder.NO_SECRETS)
                        .of(judgement.suites().get(0), judgement.cases()))
                .startsWith("DRIFTED support/refunds @ tiny: 1 of 2 cases moved: refund-window.")
                .contains("1 DRIFTED, 1 STABLE")
                .contains("DRIFTED refund-window: facts: 30 days → 14 days");
    }
}
