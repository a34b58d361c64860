package io.driftgauge.suite;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a tool answers when it is called, so that an agent is replayed without the outside world.
 *
 * @param tool its name
 * @param arguments an object of those that a call must have, with these values; {@code MissingNode} for any
 * @param result the text that the model gets back
 */
public record ToolResult(String tool, JsonNode arguments, String result) {}
