package io.driftgauge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftgauge.model.Cost;
import java.math.BigDecimal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallBudgetTests {

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }

    @Test
    void lets_an_attempt_through_whose_most_fits_and_no_other() throws InterruptedException {
        CallBudget budget = new CallBudget(null, usd("1"));
        assertThat(budget.take(usd("0.7"))).isNull();
        budget.settle(usd("0.7"), Cost.of(usd("0.6")));

        CaseReplay.NotCalled refused = budget.take(usd("0.5"));

        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo(CaseReplay.Reason.BUDGET);
        assertThat(refused.message()).contains("$1 ", "$0.6 were spent", "budget.usd");
        assertThat(budget.take(usd("0.4"))).isNull();
    }

    @Test
    void counts_what_no_one_can_tell_with_the_most_that_it_may_have_cost() throws InterruptedException {
        CallBudget budget = new CallBudget(null, usd("1"));
        budget.take(usd("0.6"));
        budget.settle(usd("0.6"), Cost.UNKNOWN);

        assertThat(budget.take(usd("0.5"))).isNotNull();
    }

    @Test
    void waits_for_calls_under_way_that_may_turn_out_cheaper() throws Exception {
        CallBudget budget = new CallBudget(null, usd("1"));
        budget.take(usd("0.9"));
        ExecutorService other = Executors.newSingleThreadExecutor();
        CountDownLatch asks = new CountDownLatch(1);
        try {
            Future<CaseReplay.NotCalled> second = other.submit(() -> {
                asks.countDown();
                return budget.take(usd("0.9"));
            });
            asks.await();
            budget.settle(usd("0.9"), Cost.of(usd("0.01")));

            assertThat(second.get(20, TimeUnit.SECONDS)).isNull();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void counts_calls_and_money_side_by_side() throws InterruptedException {
        CallBudget budget = new CallBudget(1, usd("100"));
        budget.take(usd("0.1"));

        CaseReplay.NotCalled refused = budget.take(usd("0.1"));

        assertThat(refused).isNotNull();
        assertThat(refused.message()).contains("The budget of 1 calls", "budget.calls");
        assertThat(budget.spent()).isEqualTo(1);
    }
}
