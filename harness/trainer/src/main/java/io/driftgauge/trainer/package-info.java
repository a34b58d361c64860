/** Trains the two bundled models from nothing: corpus, tokenizer, network, export, evaluation and model card. */
@NullMarked
package io.driftgauge.trainer;

import org.jspecify.annotations.NullMarked;
