package io.driftgauge.model;

/** Who speaks in a chat message. */
public enum Role {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL
}
