/** How often drift is found, and how often it is called where there is none, beside the rules that other tools use. */
@NullMarked
package io.driftgauge.bench.drift;

import org.jspecify.annotations.NullMarked;
