/** Encoders as models under test: they label, fill gaps and find answers. */
@NullMarked
package io.driftgauge.djl.classify;

import org.jspecify.annotations.NullMarked;
