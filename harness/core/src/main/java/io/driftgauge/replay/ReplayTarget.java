package io.driftgauge.replay;

import io.driftgauge.base.Seeds;
import io.driftgauge.model.ChatRequest;
import io.driftgauge.model.ModelSpec;
import io.driftgauge.suite.PromptCase;

/**
 * A case to replay on a provider.
 *
 * @param provider as it is to be called
 * @param seed what the seeds of its samples are derived from; verifying and recording use different ones
 */
public record ReplayTarget(PromptCase promptCase, ModelSpec provider, long seed) {

    public ReplayKey key() {
        return new ReplayKey(promptCase.key(), provider.label());
    }

    /** The request for its k-th answer. */
    ChatRequest request(int sample) {
        return Requests.of(
                promptCase, provider, sample, Seeds.mix(seed, promptCase.key().toString(), sample));
    }
}
