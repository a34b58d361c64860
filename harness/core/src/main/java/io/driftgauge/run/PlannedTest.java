package io.driftgauge.run;

import io.driftgauge.model.ModelSpec;
import io.driftgauge.replay.ReplayKey;
import io.driftgauge.suite.PromptCase;

/** One test that a run can answer, in an order that only the prompt files decide. */
public sealed interface PlannedTest {

    /** The suite's name. */
    String suite();

    /** The provider, as it is to be called. */
    ModelSpec provider();

    /** A case on a provider. */
    record OfCase(PromptCase promptCase, ModelSpec provider) implements PlannedTest {
        @Override
        public String suite() {
            return promptCase.key().suite();
        }

        /** What its result is found by. */
        public ReplayKey key() {
            return new ReplayKey(promptCase.key(), provider.label());
        }
    }

    /** A suite on a provider, as a whole; it comes after the suite's cases. */
    record OfSuite(String suite, ModelSpec provider) implements PlannedTest {}
}
