/** The report of a large run: what it costs to make, how large it is, how soon a reader can use it. */
@NullMarked
package io.driftgauge.bench.report;

import org.jspecify.annotations.NullMarked;
