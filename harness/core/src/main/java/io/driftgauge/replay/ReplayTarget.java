package io.driftgauge.replay;

import io.driftgauge.base.Seeds;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.suite.PromptCase;
import org.jspecify.annotations.Nullable;

/**
 * A case to replay on a provider.
 *
 * @param provider as it is to be called
 * @param seed what the seeds of its samples are derived from; verifying and recording use different ones
 * @param inputs to ask one step alone, on recorded answers of the earlier ones; null to replay the case
 */
public record ReplayTarget(
        PromptCase promptCase,
        ModelSpec provider,
        long seed,
        @Nullable StepInputs inputs) {

    /** The case, whole. */
    public ReplayTarget(PromptCase promptCase, ModelSpec provider, long seed) {
        this(promptCase, provider, seed, null);
    }

    public ReplayKey key() {
        return new ReplayKey(promptCase.key(), provider.label());
    }

    /** The request for its k-th answer, of a case that asks once. */
    ChatRequest request(int sample) {
        return Requests.of(
                promptCase, provider, sample, Seeds.mix(seed, promptCase.key().toString(), sample));
    }
}
