/** Models and embeddings behind HTTP: what their ids mean, and the parts that answer to them. */
@NullMarked
package io.driftgauge.providers;

import org.jspecify.annotations.NullMarked;
