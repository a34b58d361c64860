/** Measures an exported model: exact match, margins and agreement between releases. */
@NullMarked
package io.driftgauge.trainer.evaluation;

import org.jspecify.annotations.NullMarked;
