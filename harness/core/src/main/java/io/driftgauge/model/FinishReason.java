package io.driftgauge.model;

/** Why the model stopped. */
public enum FinishReason {
    /** It came to an end by itself or by a stop string. */
    STOP,
    /** The token limit cut it off. */
    LENGTH,
    /** It or its provider declined. */
    REFUSAL,
    /** It wants tools to be called. */
    TOOL_CALLS,
    /** Not told, or something else. */
    OTHER
}
