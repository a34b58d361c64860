/** The provider {@code recorded:}: answers that were collected elsewhere. */
@NullMarked
package io.driftgauge.model.recorded;

import org.jspecify.annotations.NullMarked;
