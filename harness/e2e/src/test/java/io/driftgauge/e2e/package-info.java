/** The whole tool against servers and models that we did not write, each started on loopback and stopped again. */
@NullMarked
package io.driftgauge.e2e;

import org.jspecify.annotations.NullMarked;
