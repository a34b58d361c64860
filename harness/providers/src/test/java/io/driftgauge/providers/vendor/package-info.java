@NullMarked
package io.driftgauge.providers.vendor;

import org.jspecify.annotations.NullMarked;
