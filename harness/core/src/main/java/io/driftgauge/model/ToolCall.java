package io.driftgauge.model;

/**
 * A tool that the model asked for.
 *
 * @param arguments the arguments as the model wrote them, usually JSON; data, never evaluated
 */
public record ToolCall(String name, String arguments) {}
