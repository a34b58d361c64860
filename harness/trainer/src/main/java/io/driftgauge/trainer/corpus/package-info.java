/** The seeded instruction corpus: tasks written down as tables, their held-out items, and the stream of conversations. */
@NullMarked
package io.driftgauge.trainer.corpus;

import org.jspecify.annotations.NullMarked;
