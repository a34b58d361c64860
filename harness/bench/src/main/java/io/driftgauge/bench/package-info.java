/** Measures Driftgauge's heavy parts side by side with what people use today. */
@NullMarked
package io.driftgauge.bench;

import org.jspecify.annotations.NullMarked;
