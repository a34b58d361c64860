/** Asks the models: which calls, how many at once, what came back. */
@NullMarked
package io.driftgauge.replay;

import org.jspecify.annotations.NullMarked;
