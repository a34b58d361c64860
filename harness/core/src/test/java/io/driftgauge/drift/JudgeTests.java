package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.replay.CaseReplay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JudgeTests {

    private static final SuiteOnProvider SUITE = new SuiteOnProvider("s", "tiny");

    private static Judgement judge(List<CaseBuilder> cases) {
        Terms terms = new Terms(0.01, 7, Map.of(), Set.of(SUITE), Set.of());
        List<CaseReplay> replays = cases.stream().map(CaseBuilder::replay).toList();
        return new Judge(terms)
                .judge(replays, cases.stream().map(CaseBuilder::comparison).toList());
    }

    private static List<CaseBuilder> suite(int cases, int moved, double shift) {
        Samplings samplings = new Samplings(new SplittableRandom(11));
        List<CaseBuilder> suite = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            suite.add(CaseBuilder.of("s", "case-" + i)
                    .before(samplings.answers(10, 0.05, 0))
                    .now(samplings.answers(5, 0.05, i < moved ? shift : 0)));
        }
        return suite;
    }

    @Test
    void calls_a_suite_of_the_same_model_stable() {
        Judgement judgement = judge(suite(12, 0, 0));

        assertThat(judgement.suites())
                .singleElement()
                .satisfies(s -> assertThat(s.verdict().kind()).isEqualTo(VerdictKind.STABLE));
        assertThat(judgement.cases())
                .allSatisfy(c -> assertThat(c.verdict().kind()).isEqualTo(VerdictKind.STABLE));
    }

    @Test
    void names_the_cases_that_moved_and_no_others() {
        Judgement judgement = judge(suite(12, 4, 1));

        assertThat(judgement.cases())
                .filteredOn(c -> c.verdict().kind() == VerdictKind.DRIFTED)
                .extracting(c -> c.key().caseKey().caseId())
                .containsExactly("case-0", "case-1", "case-2", "case-3");
        assertThat(judgement.suites().get(0).verdict().kind()).isEqualTo(VerdictKind.DRIFTED);
    }
}
