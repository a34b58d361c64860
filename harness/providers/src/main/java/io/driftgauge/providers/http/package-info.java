/** Sending: one client, time-outs, whose key goes where, rate limits, bounded answers, what a failure means. */
@NullMarked
package io.driftgauge.providers.http;

import org.jspecify.annotations.NullMarked;
