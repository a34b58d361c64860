package io.driftgauge.model;

/** One message of a chat: its speaker and its text, templates already rendered. */
public record Message(Role role, String content) {}
