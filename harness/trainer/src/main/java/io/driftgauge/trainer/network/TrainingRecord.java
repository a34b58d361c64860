package io.driftgauge.trainer.network;

import java.util.List;

/**
 * What is known of a finished training, for the manifest and the model card.
 *
 * @param recipe how it went; fewer steps than planned if it was told to finish early
 * @param resumedAt the steps at which an interrupted training went on, with its weights but a fresh optimizer
 * @param corpusSha256 digest of all conversations that were drawn, in order
 * @param cpuSeconds processor time of this process while it trained, all threads together
 */
public record TrainingRecord(
        Recipe recipe,
        List<Integer> resumedAt,
        long conversations,
        String corpusSha256,
        long parameters,
        double cpuSeconds) {}
