/** Wires the stages into one run. */
@NullMarked
package io.driftgauge.run;

import org.jspecify.annotations.NullMarked;
