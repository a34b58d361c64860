/** Stored answers that people reviewed: identity, sessions, samples, and their files. */
@NullMarked
package io.driftgauge.baseline;

import org.jspecify.annotations.NullMarked;
