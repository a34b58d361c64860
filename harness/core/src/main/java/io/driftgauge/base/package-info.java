/** What every stage needs: located problems, settings, hashes, seeds, whole-file writes, redaction. */
@NullMarked
package io.driftgauge.base;

import org.jspecify.annotations.NullMarked;
