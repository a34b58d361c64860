/** The ports to models and embedders, and the values that pass through them. */
@NullMarked
package io.driftgauge.model;

import org.jspecify.annotations.NullMarked;
