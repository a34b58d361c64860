@NullMarked
package io.driftgauge.providers;

import org.jspecify.annotations.NullMarked;
