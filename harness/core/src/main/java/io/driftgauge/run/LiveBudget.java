package io.driftgauge.run;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.suite.Budget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Guards the purse. */
final class LiveBudget {

    private LiveBudget() {}

    /**
     * Holds that a run that may cost has a limit, and one that can be kept.
     *
     * @param costly the providers that cost and are to be called
     * @throws InvalidInputException if there is no limit, or one in money and a provider without a price
     */
    static void require(Budget budget, Collection<ModelSpec> costly) {
        List<Problem> problems = new ArrayList<>();
        for (ModelSpec provider : costly) {
            if (budget.calls() == null && budget.usd() == null) {
                problems.add(new Problem(
                        provider.where(),
                        "driftgauge.live=true calls " + provider.id() + ", which may cost, and there is no limit. Give"
                                + " one in prompts/driftgauge.yaml, budget: {calls: 500} or {usd: 2}, or with"
                                + " -Ddriftgauge.budget.calls=500 or -Ddriftgauge.budget.usd=2."));
                break;
            }
            if (budget.usd() != null && provider.price() == null) {
                problems.add(new Problem(
                        provider.where(),
                        "the budget of $" + budget.usd().toPlainString() + " can't be held: the provider '"
                                + provider.label() + "' (" + provider.id() + ") has no price. Give it one, price:"
                                + " {input: …, output: …, date: …} in US dollars a million tokens, or take budget.usd"
                                + " away and limit the calls."));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
