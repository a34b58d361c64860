/** From differences to verdicts: calibrated statistics, error rate, precedence, cause. */
@NullMarked
package io.driftgauge.drift;

import org.jspecify.annotations.NullMarked;
