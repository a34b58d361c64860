/** What a run leaves behind, for people and machines, and the port for other reports. */
@NullMarked
package io.driftgauge.report;

import org.jspecify.annotations.NullMarked;
