package io.driftgauge.providers.cassette;

/**
 * Which answer of a case a request asks for, counted from 0: the same request is sent more than once on purpose. A tag of
 * each OkHttp request that asks a model.
 */
public record SampleNumber(int value) {}
