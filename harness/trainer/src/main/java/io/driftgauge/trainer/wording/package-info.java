/** The corpus of the small models: what is asked is drawn from wordings and values, and whole wordings are held out. */
@NullMarked
package io.driftgauge.trainer.wording;

import org.jspecify.annotations.NullMarked;
