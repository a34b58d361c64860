package io.driftgauge.replay;

/**
 * How calls are made.
 *
 * @param live whether providers that cost or need a key are called
 * @param concurrency most calls in flight at once per provider; a model may ask for fewer
 */
public record ReplayOptions(
        boolean live,
        int concurrency,
        CallBudget budget,
        Deadline deadline,
        Backoff backoff,
        ReplayProgress progress) {}
