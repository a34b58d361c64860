/** The files of a release: configuration, model card and manifest. */
@NullMarked
package io.driftgauge.trainer.release;

import org.jspecify.annotations.NullMarked;
