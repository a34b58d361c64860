package io.driftgauge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.driftgauge.baseline.Took;
import io.driftgauge.compare.Comparison;
import io.driftgauge.compare.Features;
import io.driftgauge.model.Price;
import io.driftgauge.model.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers take, from the baseline's sessions and the run's answers to what people are told. */
class ExpenseTests {

    private static final Features ANSWER = CaseBuilder.features("a", 1, 0);
    private static final Price PRICE =
            new Price(new BigDecimal("2"), new BigDecimal("8"), null, BigDecimal.ZERO, LocalDate.of(2026, 11, 1));

    @ParameterizedTest
    @CsvSource({
        "100, 131, +31%",
        "100, 88, −12%",
        "100, 100.4, ±0%",
        "100, 99.6, ±0%",
        "0, 0, ±0%",
        "0, 1, +∞",
        "200, 100, −50%"
    })
    void a_change_is_told_in_per_cent(double before, double now, String words) {
        assertThat(Expense.change(before, now)).isEqualTo(words);
        assertThat(new CaseExpense(Expense.COST, before, now).change()).isEqualTo(words);
        assertThat(new ExpenseShift(Expense.COST, before, now, 1, 1, 1, 1, false).change())
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMPLETION_TOKENS | 9.5    | 10.5    | 9.5 → 11",
                "COMPLETION_TOKENS | 9      | 10      | 9 → 10",
                "PROMPT_TOKENS     | 211.6  | 212.4   | 212 → 212",
                "COST              | 0.0021 | 0.00278 | $0.0021 → $0.0028",
                "LATENCY           | 812.4  | 1000    | 812 ms → 1.0 s",
                "FIRST_TOKEN       | 999.4  | 1450    | 999 ms → 1.5 s",
            })
    void values_have_the_digits_and_the_unit_that_fit_them(Expense what, double before, double now, String words) {
        assertThat(what.values(before, now)).isEqualTo(words);
        assertThat(new CaseExpense(what, before, now).values()).isEqualTo(words);
    }

    @Test
    void times_have_a_middle_and_the_rest_a_mean() {
        double[] values = {1, 2, 9};

        assertThat(Expense.LATENCY.centre(values)).isEqualTo(2);
        assertThat(Expense.FIRST_TOKEN.centre(values)).isEqualTo(2);
        assertThat(Expense.COST.centre(values)).isEqualTo(4);
        assertThat(Expense.PROMPT_TOKENS.centre(values)).isEqualTo(4);
    }

    private static Took took(List<Long> prompt, List<Long> completion, List<Long> millis) {
        return new Took(prompt, completion, List.of(), millis, List.of());
    }

    private static CaseBuilder one(int number) {
        return CaseBuilder.of("s", "c" + number)
                .before(List.of(ANSWER, ANSWER))
                .now(List.of(ANSWER))
                .taking(new Usage(1000, 300), Duration.ofMillis(700))
                .price(PRICE)
                .sessions(took(List.of(1000L, 1000L), List.of(100L, 300L), List.of(400L, 600L)));
    }

    @Test
    void each_expense_that_both_sides_tell_is_put_beside_the_other() {
        assertThat(CaseExpense.of(one(0).comparison()))
                .extracting(CaseExpense::what, e -> (float) e.before(), e -> (float) e.now())
                .containsExactly(
                        tuple(Expense.PROMPT_TOKENS, 1000f, 1000f),
                        tuple(Expense.COMPLETION_TOKENS, 200f, 300f),
                        // a prompt of 1,000 tokens costs 0.002, an answer of 100 0.0008
                        tuple(Expense.COST, 0.0036f, 0.0044f),
                        tuple(Expense.LATENCY, 500f, 700f));
    }

    @Test
    void a_price_needs_both_counts_of_every_answer() {
        CaseBuilder partly = one(0).sessions(took(List.of(1000L, 1000L), List.of(100L), List.of()));

        assertThat(CaseExpense.of(partly.comparison()))
                .extracting(CaseExpense::what)
                .containsExactly(Expense.PROMPT_TOKENS, Expense.COMPLETION_TOKENS);
    }

    @Test
    void without_a_price_nothing_is_said_of_cost_and_without_a_clock_nothing_of_time() {
        CaseBuilder plain = CaseBuilder.of("s", "c")
                .before(List.of(ANSWER))
                .now(List.of(ANSWER))
                .taking(new Usage(1000, 300), Duration.ZERO)
                .sessions(took(List.of(1000L), List.of(100L), List.of(400L)));

        assertThat(CaseExpense.of(plain.comparison()))
                .extracting(CaseExpense::what)
                .containsExactly(Expense.PROMPT_TOKENS, Expense.COMPLETION_TOKENS);
    }

    @Test
    void sessions_that_tell_nothing_are_left_out_and_other_questions_are_not_compared() {
        CaseBuilder second = one(0).sessions(Took.NOTHING, took(List.of(7L), List.of(7L), List.of()));

        assertThat(ExpenseCase.of(second.comparison(), Expense.PROMPT_TOKENS, 9))
                .get()
                .satisfies(c -> assertThat(c.sessions()).containsExactly(List.of(7.0)));
        assertThat(ExpenseCase.of(
                        one(0).comparability(new Comparison.Missing()).comparison(), Expense.PROMPT_TOKENS, 9))
                .isEmpty();
        assertThat(ExpenseCase.of(one(0).before(List.of()).comparison(), Expense.PROMPT_TOKENS, 9))
                .isEmpty();
    }

    @Test
    void one_session_is_held_against_the_others() {
        ExpenseCase three =
                new ExpenseCase(Expense.COST, List.of(List.of(1.0), List.of(2.0, 3.0), List.of(4.0)), List.of(9.0));

        assertThat(three.against(1))
                .isEqualTo(new ExpenseCase(Expense.COST, List.of(List.of(1.0), List.of(4.0)), List.of(2.0, 3.0)));
        assertThat(three.before()).containsExactly(1.0, 2.0, 3.0, 4.0);
    }

    private static Map<SuiteOnProvider, List<ExpenseShift>> shifts(List<CaseBuilder> cases, boolean staged) {
        List<Comparison> comparisons =
                cases.stream().map(CaseBuilder::comparison).toList();
        return Expenses.of(
                comparisons,
                new Terms(
                        0.01,
                        7,
                        Map.of(),
                        Set.of(),
                        Set.of(),
                        staged ? Set.copyOf(cases.stream().map(CaseBuilder::key).toList()) : Set.of()));
    }

    @Test
    void a_suite_whose_answers_grew_is_told_so_and_its_prompts_held() {
        List<CaseBuilder> cases = new ArrayList<>();
        for (int c = 0; c < 12; c++) {
            cases.add(one(c));
        }
        cases.add(CaseBuilder.of("other", "c")
                .before(List.of(ANSWER))
                .now(List.of(ANSWER))
                .taking(new Usage(10, 10), Duration.ZERO)
                .sessions(took(List.of(10L), List.of(10L), List.of())));
        Map<SuiteOnProvider, List<ExpenseShift>> shifts = shifts(cases, false);

        assertThat(shifts).containsOnlyKeys(new SuiteOnProvider("s", "tiny"), new SuiteOnProvider("other", "tiny"));
        List<ExpenseShift> its = Objects.requireNonNull(shifts.get(new SuiteOnProvider("s", "tiny")));
        assertThat(its)
                .extracting(ExpenseShift::what)
                .containsExactly(Expense.PROMPT_TOKENS, Expense.COMPLETION_TOKENS, Expense.COST, Expense.LATENCY);
        assertThat(its.get(0)).satisfies(s -> {
            assertThat(s.p()).isEqualTo(1);
            assertThat(s.told()).isFalse();
        });
        assertThat(its.get(1)).satisfies(s -> {
            assertThat(s.before()).isEqualTo(200);
            assertThat(s.now()).isEqualTo(300);
            assertThat(s.cases()).isEqualTo(12);
            assertThat(s.along()).isEqualTo(12);
        });
    }

    @Test
    void of_staged_cases_only_the_first_answer_counts() {
        CaseBuilder two = CaseBuilder.of("s", "c")
                .before(List.of(ANSWER))
                .now(List.of(ANSWER, ANSWER))
                .taking(new Usage(1000, 300), Duration.ZERO)
                .sessions(took(List.of(1000L), List.of(100L), List.of()));

        assertThat(ExpenseCase.of(two.comparison(), Expense.PROMPT_TOKENS, 1))
                .get()
                .satisfies(c -> assertThat(c.now()).hasSize(1));
        // of one old and two new values one way in three is as far; of one and one, both are
        assertThat(shifts(List.of(two), true).values().iterator().next().get(1).p())
                .isEqualTo(1);
        assertThat(shifts(List.of(two), false).values().iterator().next().get(1).p())
                .isLessThan(0.6);
    }

    private static ExpenseTest cost(double limit, ExpenseCase... cases) {
        return ExpenseTest.of(List.of(cases), limit, new SplittableRandom(5));
    }

    private static ExpenseCase cost(double before, double now) {
        return new ExpenseCase(Expense.COST, List.of(List.of(before)), List.of(now));
    }

    @Test
    void a_change_counts_from_its_floor_on_in_either_direction() {
        assertThat(cost(0.01, cost(100, 110.1)).aboveFloor()).isTrue();
        assertThat(cost(0.01, cost(100, 109.9)).aboveFloor()).isFalse();
        assertThat(cost(0.01, cost(110.1, 100)).aboveFloor()).isTrue();
        assertThat(cost(0.01, cost(0, 100)).aboveFloor()).isFalse();
        assertThat(cost(0.01, cost(100, 0)).aboveFloor()).isFalse();
    }

    @Test
    void the_cases_that_go_along_with_the_whole_are_counted() {
        assertThat(cost(0.01, cost(100, 130), cost(100, 120), cost(100, 90), cost(100, 100))
                        .along())
                .isEqualTo(2);
        assertThat(cost(0.01, cost(100, 30), cost(100, 20), cost(100, 190), cost(100, 30))
                        .along())
                .isEqualTo(3);
    }

    @Test
    void a_change_as_large_as_between_two_sessions_does_not_count() {
        ExpenseCase wobbling = new ExpenseCase(Expense.COST, List.of(List.of(100.0), List.of(150.0)), List.of(150.0));
        ExpenseCase steady = new ExpenseCase(Expense.COST, List.of(List.of(100.0), List.of(101.0)), List.of(150.0));

        assertThat(cost(0.01, wobbling).aboveFloor()).isFalse();
        assertThat(cost(0.01, steady).aboveFloor()).isTrue();
    }

    /** Of five pairs all longer, 2 of the 32 signs are as extreme: p is 1/16. */
    @Test
    void p_of_pairs_is_that_of_the_signed_rank_test() {
        ExpenseCase[] cases = new ExpenseCase[5];
        for (int c = 0; c < cases.length; c++) {
            cases[c] = cost(100, 110 + 7 * c);
        }
        double limit = 1e-4; // 200,000 draws, stopped at 20 as extreme

        double mean = 0;
        int rounds = 200;
        for (int r = 0; r < rounds; r++) {
            mean += 1
                    / ExpenseTest.of(List.of(cases), limit, new SplittableRandom(r))
                            .p()
                    / rounds;
        }
        // 20 / p are the draws until the 20th as extreme: on average 20 · 16
        assertThat(mean).isEqualTo(16, within(16 * 4 * Math.sqrt(1 / 20.0 / rounds)));
    }

    @Test
    void values_that_never_differ_have_a_p_of_one() {
        assertThat(cost(0.01, Collections.nCopies(4, cost(5, 5)).toArray(ExpenseCase[]::new))
                        .p())
                .isEqualTo(1);
    }
}
