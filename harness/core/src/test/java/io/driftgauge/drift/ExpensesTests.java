package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.base.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpensesTests {

    private static final double LIMIT = 0.01;

    /** Times with a long tail, each case with a pace of its own. */
    private static List<ExpenseCase> cases(Random random, int cases, int before, int now, double factor) {
        return IntStream.range(0, cases)
                .mapToObj(c -> {
                    double pace = 500 * Math.exp(random.nextGaussian());
                    return new ExpenseCase(
                            Expense.LATENCY, List.of(values(random, before, pace)), values(random, now, pace * factor));
                })
                .toList();
    }

    private static List<Double> values(Random random, int count, double pace) {
        return DoubleStream.generate(() -> pace * Math.exp(0.5 * random.nextGaussian()) + 1)
                .limit(count)
                .boxed()
                .toList();
    }

    private static ExpenseTest test(List<ExpenseCase> cases) {
        return ExpenseTest.of(cases, LIMIT, new SplittableRandom(1));
    }

    @Test
    void p_is_at_or_below_a_level_no_more_often_than_that_level() {
        int rounds = 1000;
        Random random = new Random(11);
        double[] levels = {0.01, 0.05, 0.2, 0.5};
        int[] hits = new int[levels.length];
        for (int r = 0; r < rounds; r++) {
            double p = test(cases(random, 6, 5, 1 + r % 3, 1)).p();
            for (int l = 0; l < levels.length; l++) {
                hits[l] += p <= levels[l] ? 1 : 0;
            }
        }
        for (int l = 0; l < levels.length; l++) {
            assertThat((double) hits[l] / rounds).isLessThan(Laws.atMost(levels[l], rounds));
        }
        assertThat((double) hits[3] / rounds).isGreaterThan(Laws.atLeast(levels[3], rounds));
    }

    @Test
    void a_doubling_in_twenty_cases_is_seen_and_told_by_how_much() {
        ExpenseTest test = test(cases(new Random(3), 20, 10, 3, 2));

        assertThat(test.p()).isLessThan(0.001);
        assertThat(test.aboveFloor()).isTrue();
        assertThat(test.along()).isGreaterThan(15);
        assertThat(test.now() / test.before()).isBetween(1.5, 2.7);
    }

    @Test
    void one_runaway_answer_is_no_change() {
        List<ExpenseCase> cases = new ArrayList<>(cases(new Random(3), 20, 10, 3, 1));
        ExpenseCase first = cases.get(0);
        List<Double> now = new ArrayList<>(first.now());
        now.set(0, 1e7);
        cases.set(0, new ExpenseCase(Expense.LATENCY, first.sessions(), now));

        assertThat(test(cases).p()).isGreaterThan(LIMIT);
        assertThat(test(cases).aboveFloor()).isFalse();
    }

    @Test
    void neither_the_order_of_cases_nor_the_unit_changes_p() {
        List<ExpenseCase> cases = cases(new Random(5), 12, 6, 2, 1.6);
        List<ExpenseCase> scaled = cases.stream()
                .map(c -> new ExpenseCase(
                        Expense.LATENCY,
                        c.sessions().stream().map(ExpensesTests::scaled).toList(),
                        scaled(c.now())))
                .toList();

        assertThat(test(scaled).p()).isEqualTo(test(cases).p());
        List<ExpenseCase> turned = new ArrayList<>(cases);
        Collections.reverse(turned);
        assertThat(test(turned).before()).isEqualTo(test(cases).before());
    }

    private static List<Double> scaled(List<Double> values) {
        return values.stream().map(v -> 7 * v).toList();
    }

    @Test
    void days_of_the_baseline_that_differ_as_much_raise_the_floor() {
        Random random = new Random(9);
        List<ExpenseCase> cases = IntStream.range(0, 20)
                .mapToObj(c -> new ExpenseCase(
                        Expense.LATENCY,
                        List.of(values(random, 5, 500), values(random, 5, 1500)),
                        values(random, 3, 1500)))
                .toList();

        assertThat(test(cases).p()).isLessThan(LIMIT);
        assertThat(test(cases).aboveFloor()).isFalse();
    }

    @Test
    void the_same_tokens_everywhere_are_no_change() {
        List<ExpenseCase> cases = IntStream.range(0, 9)
                .mapToObj(c -> new ExpenseCase(Expense.PROMPT_TOKENS, List.of(List.of(31.0, 31.0)), List.of(31.0)))
                .toList();

        assertThat(test(cases).p()).isEqualTo(1);
    }

    @Test
    void requests_that_count_more_tokens_are_seen_from_one_answer_a_side() {
        List<ExpenseCase> cases = IntStream.range(0, 9)
                .mapToObj(c -> new ExpenseCase(Expense.PROMPT_TOKENS, List.of(List.of(30.0 + c)), List.of(42.0 + c)))
                .toList();

        assertThat(test(cases).p()).isLessThan(LIMIT);
        assertThat(test(cases).aboveFloor()).isTrue();
    }

    @Test
    void a_higher_bill_says_the_tokens_behind_it_once_in_both_languages() {
        ExpenseShift cost = new ExpenseShift(Expense.COST, 0.00212, 0.00278, 14, 20, 0.0004, 0.002, true);
        ExpenseShift tokens = new ExpenseShift(Expense.COMPLETION_TOKENS, 212, 278, 14, 20, 0.0004, 0.002, true);
        ExpenseShift time = new ExpenseShift(Expense.LATENCY, 812, 1450, 18, 20, 0.0001, 0.002, false);

        assertThat(Expenses.notices(List.of(tokens, cost, time)))
                .extracting(Object::toString)
                .containsExactly(
                        "Answers cost 31% more: 212 → 278 output tokens on average, in 14 of 20 cases (p 0.00040).");
        assertThat(Expenses.notices(List.of(cost)).get(0).in(Texts.of("zh-CN")))
                .isEqualTo("按同样的价格，回答贵了 31%：平均 $0.0021 → $0.0028，20 个用例中有 14 个（p 0.00040）。");
        assertThat(time.values()).isEqualTo("812 ms → 1.5 s");
    }

    @Test
    void nothing_is_said_where_a_side_tells_nothing() {
        List<CaseBuilder> cases = List.of(CaseBuilder.of("s", "c")
                .before(List.of(CaseBuilder.features("a", 1, 0)))
                .now(List.of(CaseBuilder.features("a", 1, 0))));

        assertThat(Expenses.of(
                        cases.stream().map(CaseBuilder::comparison).toList(),
                        new Terms(0.01, 7, Map.of(), Set.of(), Set.of())))
                .isEmpty();
    }
}
