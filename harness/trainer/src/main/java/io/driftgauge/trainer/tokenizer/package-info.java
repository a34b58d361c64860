/** A byte-level BPE tokenizer, trained here and written as a standard {@code tokenizer.json}. */
@NullMarked
package io.driftgauge.trainer.tokenizer;

import org.jspecify.annotations.NullMarked;
