package io.driftgauge.run;

import io.driftgauge.base.InvalidInputException;
import io.driftgauge.base.Problem;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.replay.Models;
import io.driftgauge.suite.Budget;
import java.util.Collection;
import java.util.Optional;

/** Guards the purse. */
final class LiveBudget {

    private LiveBudget() {}

    /**
     * Holds that a run that may cost has a limit that can be kept: of calls, since prices are not known yet.
     *
     * @throws InvalidInputException if a provider that costs is to be called without
     */
    static void require(boolean live, Budget budget, Collection<ModelSpec> providers, Models models) {
        if (!live || budget.calls() != null) {
            return;
        }
        Optional<ModelSpec> costly =
                providers.stream().filter(models::needsLive).findFirst();
        if (costly.isPresent()) {
            throw new InvalidInputException(new Problem(
                    costly.get().where(),
                    "driftgauge.live=true calls " + costly.get().id() + ", which may cost, and there is no limit."
                            + " Give one in prompts/driftgauge.yaml, budget: {calls: 500}, or with"
                            + " -Ddriftgauge.budget.calls=500"
                            + (budget.usd() == null
                                    ? "."
                                    : "; the limit in US dollars can't be held alone, since prices are not known.")));
        }
    }
}
