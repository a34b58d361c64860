package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.docs.Pages;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** The worked numbers of the pages about costs and about nights are those of the code. */
class CostsPageTests {

    private static final String PAGE = "explanation/costs.md";

    @Test
    void the_cases_that_find_a_drop_follow_from_their_spread() {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double z = normal.inverseSurvivalProbability(0.01) + normal.inverseCumulativeProbability(0.8);

        assertThat(Pages.rows(Pages.section(PAGE, "## Recording: once")))
                .hasSize(5)
                .allSatisfy(row -> {
                    double spread = Double.parseDouble(row.get(2));
                    assertThat(Integer.parseInt(row.get(3))).isEqualTo((int) Math.ceil(Math.pow(z * spread / 0.03, 2)));
                });
    }

    @Test
    void the_calls_of_each_mode_are_those_of_25_cases() {
        List<List<String>> rows = Pages.rows(Pages.section(PAGE, "## Verifying: every night"));
        double strange = Math.floor(11 * Suspicion.FIRST) / 11;
        double fresh = StagedCalls.look(10) + Suspicion.FRESH * (9 - StagedCalls.look(10));

        assertThat(rows.get(0).get(1)).isEqualTo(String.valueOf(25 * 10));
        assertThat(rows.get(1).get(1)).isEqualTo("about " + Math.round(25 * (1 + fresh * strange)));
        assertThat(rows.get(1).get(2)).contains(Math.round(11 * strange) + " in 11");
        assertThat(rows.get(2).get(1)).isEqualTo("25");
    }

    @Test
    void the_soonest_stop_is_that_of_the_bets() {
        assertThat(Pages.rows(Pages.section(PAGE, "## Stop as soon as it is enough")))
                .hasSize(5)
                .allSatisfy(row -> {
                    int recorded = Integer.parseInt(row.get(0));
                    assertThat(Integer.parseInt(row.get(1))).isEqualTo(soonest(recorded, 100));
                    assertThat(Integer.parseInt(row.get(2))).isEqualTo(soonest(recorded, 1000));
                });
    }

    private static int soonest(int recorded, double evidence) {
        return IntStream.iterate(1, k -> k + 1)
                .filter(k -> {
                    int[] cases = new int[k];
                    Arrays.fill(cases, recorded);
                    return SequentialTest.most(cases) >= evidence;
                })
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_late_change_costs_as_much_evidence_as_the_page_of_nights_says() {
        double sum = IntStream.rangeClosed(1, OverNightsTest.MOST_NIGHTS)
                .mapToDouble(j -> 1.0 / j)
                .sum();

        assertThat(Pages.rows(Pages.section("explanation/over-nights.md", "## When it changes")))
                .hasSize(3)
                .allSatisfy(row -> assertThat(Long.parseLong(row.get(1)))
                        .isEqualTo(Math.round(Integer.parseInt(row.get(0)) * sum)));
    }
}
