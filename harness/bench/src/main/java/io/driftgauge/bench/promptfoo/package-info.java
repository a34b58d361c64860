/** Calls over HTTP beside promptfoo: the same loopback server, the same cases. */
@NullMarked
package io.driftgauge.bench.promptfoo;

import org.jspecify.annotations.NullMarked;
